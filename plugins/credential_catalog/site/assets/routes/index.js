// What pages use: whether a holding meets a goal, and the shortest way to it.

export { evaluate, everythingUnknown } from "./evaluate.js";
export { shortestRoute, shortestRoutes } from "./shortest.js";
