// The page's worker never comes.
globalThis.Worker = class {
  postMessage() {}
  terminate() {}
};
