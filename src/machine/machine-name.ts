const adjectives = [
  ..."amber ashen baked bold brisk calm candid clever copper crisp dapper deft eager earthy fired".split(" "),
  ..."gentle gilded glazed glowing hardy hollow honest humble ivory jolly keen kind lively lucky".split(" "),
  ..."mellow merry modest nimble noble ochre patient plain polished proud quick quiet rosy round rustic".split(
    " ",
  ),
  ..."sandy sharp silent simple sleek smoky smooth solid spry steady sturdy sunny swift tidy vivid warm".split(
    " ",
  ),
];
const nouns = [
  ..."amphora anvil basin beaker bell bottle bowl brick bucket carafe chalice charger clay coal".split(" "),
  ..."crock crucible cruet cup decanter dish ember ewer flagon flame flask furnace glaze goblet grate".split(
    " ",
  ),
  ..."hearth jar jug kettle ladle lamp mortar mosaic mug oven pitcher plate platter porcelain pot saucer".split(
    " ",
  ),
  ..."shard slate slip spark stein tankard teapot tile tray tureen urn vase vessel wheel".split(" "),
];

/** A name for a machine nobody named, such as `quiet_teapot`. `random` gives numbers from 0 to below 1. */
export function randomMachineName(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)]!;
  return `${pick(adjectives)}_${pick(nouns)}`;
}
