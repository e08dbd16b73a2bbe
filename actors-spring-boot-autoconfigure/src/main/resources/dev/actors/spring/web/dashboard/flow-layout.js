/** Places a graph in layers, from the left to the right. */

const WIDTH = 168;
const HEIGHT = 40;
const GAP_X = 110;
const GAP_Y = 26;
const MARGIN = 12;
const LOOP = 26;

/**
 * @param edges each with `from`, `to` and `weight`
 * @return boxes with `name`, `x`, `y`; lines with their `path`, `weight` and the place of their text
 */
export function layout(edges) {
  const names = [...new Set(edges.flatMap((edge) => [edge.from, edge.to]))].sort();
  const layers = arrange(names, edges, depths(names, edges));
  const tallest = Math.max(0, ...layers.map((layer) => layer.length));
  const height = 2 * MARGIN + LOOP + tallest * (HEIGHT + GAP_Y);
  const boxes = new Map();
  layers.forEach((layer, depth) => layer.forEach((name, i) => {
    const top = (height - LOOP - layer.length * (HEIGHT + GAP_Y) + GAP_Y) / 2;
    boxes.set(name, {
      name,
      width: WIDTH,
      height: HEIGHT,
      x: MARGIN + LOOP + depth * (WIDTH + GAP_X),
      y: LOOP + top + i * (HEIGHT + GAP_Y),
    });
  }));
  return {
    boxes: [...boxes.values()],
    lines: edges.map((edge) => line(boxes.get(edge.from), boxes.get(edge.to), edge.weight)),
    width: 2 * (MARGIN + LOOP) + Math.max(1, layers.length) * (WIDTH + GAP_X) - GAP_X,
    height,
  };
}

/** How deep each name is: one deeper than what sends to it, edges that close a ring left out. */
function depths(names, edges) {
  const targets = new Map(names.map((name) => [name, []]));
  edges.forEach(({ from, to }) => from !== to && targets.get(from).push(to));
  const incoming = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const order = [];
  const visited = new Set();
  const onPath = new Set();
  const forward = new Map(names.map((name) => [name, []]));

  function visit(name) {
    visited.add(name);
    onPath.add(name);
    for (const to of targets.get(name)) {
      if (!onPath.has(to)) {
        forward.get(name).push(to);
        if (!visited.has(to)) {
          visit(to);
        }
      }
    }
    onPath.delete(name);
    order.push(name);
  }

  const roots = names.filter((name) => !incoming.has(name));
  [...roots, ...names].forEach((name) => visited.has(name) || visit(name));
  const depth = new Map(names.map((name) => [name, 0]));
  for (const name of order.reverse()) {
    for (const to of forward.get(name)) {
      depth.set(to, Math.max(depth.get(to), depth.get(name) + 1));
    }
  }
  return depth;
}

/** The names of each layer, ordered by where their neighbours to the left are. */
function arrange(names, edges, depth) {
  const layers = [];
  names.forEach((name) => (layers[depth.get(name)] ??= []).push(name));
  for (let i = 1; i < layers.length; i++) {
    const place = new Map(layers.slice(0, i).flatMap((layer) =>
      layer.map((name, at) => [name, (at + 0.5) / layer.length])));
    const middle = (name) => {
      const places = edges.filter(({ from, to }) => to === name && place.has(from))
        .map(({ from }) => place.get(from));
      return places.reduce((sum, each) => sum + each, 0) / Math.max(1, places.length);
    };
    layers[i].sort((a, b) => middle(a) - middle(b));
  }
  return layers;
}

function line(from, to, weight) {
  if (from === to) {
    const x = from.x + from.width / 2;
    const path = `M${x - 28} ${from.y}C${x - 28} ${from.y - LOOP} ${x + 28} ${from.y - LOOP} ${x + 28} ${from.y - 2}`;
    return { path, weight, x, y: from.y - LOOP + 4 };
  }
  const back = to.x <= from.x;
  const startX = back ? from.x : from.x + from.width;
  const endX = back ? to.x + to.width + 3 : to.x - 3;
  const startY = from.y + from.height * (back ? 0.8 : 0.5);
  const endY = to.y + to.height * (back ? 0.8 : 0.5);
  if (from.x === to.x) {
    const side = from.x + from.width;
    const bend = side + GAP_X * 0.45;
    return {
      path: `M${side} ${startY}C${bend} ${startY} ${bend} ${endY} ${side + 3} ${endY}`,
      weight, x: side + GAP_X * 0.3, y: (startY + endY) / 2,
    };
  }
  const pull = (endX - startX) * 0.5;
  return {
    path: `M${startX} ${startY}C${startX + pull} ${startY} ${endX - pull} ${endY} ${endX} ${endY}`,
    weight, x: (startX + endX) / 2, y: (startY + endY) / 2 + (back ? 14 : -5),
  };
}
