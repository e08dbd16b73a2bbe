/** The nodes of the mesh, and how they are. */

import { h, setBadge, setLink, setText, table } from "./dom.js";
import { age, count, micros } from "./format.js";

/** The node's name, which leads to its dashboard if that is known. */
function fillName(cell, node) {
  if (node.url) {
    setLink(cell, `${node.url}#/nodes`, node.name);
  } else {
    if (cell.firstElementChild) {
      cell.replaceChildren();
    }
    setText(cell, node.self ? `${node.name} (this one)` : node.name);
  }
}

export function open(root, context) {
  const nodes = table({
    label: "Nodes",
    keyOf: (node) => node.name,
    columns: [
      { title: "Node", fill: fillName },
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
