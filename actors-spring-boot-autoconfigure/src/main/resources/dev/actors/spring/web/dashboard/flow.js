/** Which behaviour sends how much to which. */

import { h, setLink, setText, table } from "./dom.js";
import { count, rate } from "./format.js";
import { layout } from "./flow-layout.js";

const SVG = "http://www.w3.org/2000/svg";
const OUTSIDE = "outside";
const MAX_EDGES = 60;
const LEAST_RATE = 0.05; // less is shown as nothing

export function open(root, context) {
  const note = h("p", { class: "note", role: "status" }, "Counting …");
  const picture = h("div", { class: "scroll", tabindex: "0", role: "img", "aria-label": "Graph of the message flow; the table below has the same figures" });
  const edges = table({
    label: "Message flow",
    keyOf: (edge) => `${edge.from ?? ""}→${edge.to}`,
    empty: "No message has been sent in the last second.",
    columns: [
      { title: "From", fill: (cell, edge) => end(cell, edge.from) },
      { title: "To", fill: (cell, edge) => end(cell, edge.to) },
      { title: "Messages/s", number: true, text: (edge) => rate(edge.messagesPerSecond) },
    ],
  });
  root.append(
    h("h1", { class: "hidden" }, "Message flow"),
    h("section", { class: "card" }, h("h2", {}, "Messages per second between behaviours"), note, picture),
    h("section", { class: "card" }, h("h2", {}, "The same as a table"), edges.node));

  context.follow({}, {
    flow: (flow) => {
      const sorted = flow.edges.filter((edge) => edge.messagesPerSecond >= LEAST_RATE).toSorted((a, b) => b.messagesPerSecond - a.messagesPerSecond);
      edges.update(sorted);
      picture.replaceChildren(draw(sorted.slice(0, MAX_EDGES), flow.nodes));
      setText(note, noteOf(flow, sorted.length));
    },
  });
  return {};
}

function noteOf(flow, total) {
  const parts = [];
  if (!flow.watched) {
    parts.push("Counting begins now");
  }
  if (flow.oneIn > 1) {
    parts.push(`estimated from every ${count(flow.oneIn)}th message`);
  }
  if (total > MAX_EDGES) {
    parts.push(`the picture shows the ${MAX_EDGES} strongest of ${count(total)}`);
  }
  return parts.join(", ");
}

function end(cell, name) {
  if (name == null) {
    setText(cell, OUTSIDE);
  } else {
    setLink(cell, `#/actors?behavior=${encodeURIComponent(name)}`, name);
  }
}

function draw(edges, nodes) {
  const alive = new Map(nodes.map((node) => [node.name, node.alive]));
  const { boxes, lines, width, height } = layout(edges.map((edge) => ({
    from: edge.from ?? OUTSIDE, to: edge.to, weight: edge.messagesPerSecond,
  })));
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "flow" });
  const arrow = svg("marker", {
    id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8,
    orient: "auto", markerUnits: "userSpaceOnUse",
  });
  arrow.append(svg("path", { d: "M0 0L8 4L0 8z", class: "head" }));
  picture.append(arrow);
  for (const line of lines) {
    picture.append(svg("path", {
      d: line.path, class: "edge", "marker-end": "url(#arrow)",
      "stroke-width": 1 + Math.min(5, Math.log10(1 + line.weight)),
    }));
  }
  for (const line of lines) {
    picture.append(label(line.x, line.y, rate(line.weight), "rate"));
  }
  for (const box of boxes) {
    const group = svg("g", { class: box.name === OUTSIDE ? "box outside" : "box" });
    group.append(
      svg("rect", { x: box.x, y: box.y, width: box.width, height: box.height, rx: 6 }),
      label(box.x + box.width / 2, box.y + 16, clip(box.name), "name"),
      label(box.x + box.width / 2, box.y + 31,
        box.name === OUTSIDE ? "REST, timers, other code" : `${count(alive.get(box.name))} alive`, "sub"));
    const full = svg("title", {});
    full.textContent = box.name;
    group.append(full);
    picture.append(group);
  }
  return picture;
}

const clip = (name) => (name.length > 22 ? `${name.slice(0, 21)}…` : name);

function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}

function label(x, y, words, kind) {
  const node = svg("text", { x, y, class: kind, "text-anchor": "middle" });
  node.textContent = words;
  return node;
}
