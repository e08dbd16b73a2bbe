/** The nodes of the mesh, and how they are. */

import { h, setBadge, table } from "./dom.js";
import { age, count, micros } from "./format.js";

export function open(root, context) {
  const nodes = table({
    label: "Nodes",
    keyOf: (node) => node.name,
    columns: [
      { title: "Node", text: (node) => (node.self ? `${node.name} (this one)` : node.name) },
      { title: "Health", fill: (cell, node) => setBadge(cell, node.status) },
      { title: "Alive", number: true, text: (node) => count(node.alive) },
      { title: "Round trip", number: true, text: (node) => micros(node.roundTripMicros) },
      { title: "For", number: true, text: (node) => age(node.since) },
      { title: "What it says", text: (node) => node.text ?? "" },
    ],
  });
  root.append(
    h("h1", { class: "hidden" }, "Nodes"),
    h("section", { class: "card" }, h("h2", {}, "Nodes and their health"), nodes.node));
  let latest = [];
  context.follow({}, {
    nodes: (data) => {
      latest = data.nodes;
      nodes.update(latest);
    },
  });
  const aging = setInterval(() => nodes.update(latest), 1000);
  return { close: () => clearInterval(aging) };
}
