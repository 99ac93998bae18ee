// Ends with the process that started it, however that ends: with it goes the other end of the pipe.
process.stdin.resume().on("end", () => process.exit());
require("azurite/dist/src/azurite.js");
