import { linuxSuite } from "./linux-suite.test-support.ts";

linuxSuite("x86");
