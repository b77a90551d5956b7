/** Guided diagnosis: a walk through a tree without a name, and the advice at its end. Nothing is stored. */
export * from './tree.js';
export * from './conditions.js';
export * from './laws.js';
export * from './exits.js';
export * from './engine.js';
export * from './clocks.js';
export * from './sums.js';
export * from './advice.js';
export * from './load-tree.js';
export * from './calculate.js';
