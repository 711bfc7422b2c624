import { linuxSuite } from "./linux-suite.test-support.ts";

linuxSuite("arm64");
