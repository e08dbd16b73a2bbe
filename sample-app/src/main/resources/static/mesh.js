import { follow } from "./events.js";

const LOOK_MILLIS = 1000;
const PATIENCE_MILLIS = 4000;
const LOG_LENGTH = 12;
const MARK_MILLIS = 3000;

const element = (id) => document.getElementById(id);

/** What was seen last: the view, and where each key lived. */
let seen = null;
const homes = new Map();
const moved = new Map();
const readings = new Map();

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Makes an element's children fit some items, and leaves those alone that fit already. */
function fit(parent, items, idOf, create, update) {
  const present = new Map([...parent.children].map((child) => [child.dataset.id, child]));
  items.forEach((item, i) => {
    const id = idOf(item);
    const child = present.get(id) ?? create(item);
    child.dataset.id = id;
    present.delete(id);
    update(child, item);
    if (parent.children[i] !== child) {
      parent.insertBefore(child, parent.children[i] ?? null);
    }
  });
  present.forEach((child) => child.remove());
}

function say(parent, selector, text) {
  const target = parent.querySelector(selector);
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

function createNode(node) {
  const card = make("section", { className: "card node" });
  card.append(
    make("h2", {}, make("span", { textContent: node.name }), make("span", { className: "badge" })),
    make("p", { className: "reading" }),
    make("p", { className: "note about" }),
    make("ul"),
    make("p", { className: "actions" },
      make("button", { type: "button", textContent: "Spawn a counter here", onclick: () => spawn(node.name) }),
      make("a", { textContent: "Its page" })),
  );
  return card;
}

function updateNode(card, node) {
  const { name, reached, residents } = node;
  const own = name === seen.self;
  card.dataset.node = indexOf(name);
  card.className = reached ? "card node" : "card node away";
  const badge = card.querySelector(".badge");
  badge.className = reached ? "badge up" : "badge away";
  say(card, ".badge", reached ? (own ? "this node" : "up") : "not reached");
  showReading(card, reached ? readings.get(name) : undefined);
  say(card, ".about", about(node));
  const plain = (residents?.actors ?? []).filter((actor) => actor.key === null);
  fit(card.querySelector("ul"), plain, (actor) => actor.address,
    () => make("li", {}, make("b"), make("span")),
    (item, actor) => {
      say(item, "b", title(actor, name));
      say(item, "span", actor.count === null ? `${actor.handled} messages` : `counts ${actor.count}`);
    });
  card.querySelector(".actions").hidden = !residents;
  const link = card.querySelector("a");
  link.hidden = own || !residents?.url;
  link.href = residents?.url ? `${residents.url}/mesh.html` : "";
}

function title(actor, node) {
  const beats = actor.name === "pulse" && seen.pulse === node;
  return (actor.name ?? actor.behavior) + (beats ? " (beats for all)" : "");
}

function about({ reached, residents }) {
  if (!reached) {
    return "It is dead, not started, or cut off. To start it, type its number in the terminal.";
  }
  return residents
    ? `Process ${residents.process}. To kill it, type its number in the terminal, or kill -9 ${residents.process}.`
    : "It does not say who lives there.";
}

function showReading(card, reading) {
  const place = card.querySelector(".reading");
  place.hidden = !reading;
  if (reading) {
    place.replaceChildren(
      `${reading.value.toFixed(1)} ${reading.unit} `, make("span", { textContent: reading.sensor }));
  }
}

/** Which of the nodes it is, for its colour. */
function indexOf(name) {
  return seen.nodes.findIndex((node) => node.name === name) % 4;
}

function tallies() {
  return seen.nodes
    .flatMap((node) => (node.residents?.actors ?? [])
      .filter((actor) => actor.key !== null)
      .map((actor) => ({ ...actor, node: node.name })))
    .sort((a, b) => a.key.localeCompare(b.key) || a.node.localeCompare(b.node));
}

function showTallies(all) {
  element("no-keys").hidden = all.length > 0;
  fit(element("tallies"), all, (tally) => `${tally.node} ${tally.key}`, createTally, (row, tally) => {
    row.dataset.node = indexOf(tally.node);
    row.classList.toggle("new", performance.now() < (moved.get(tally.key) ?? 0));
    say(row, ".count", `${tally.count ?? "–"}`);
    say(row, ".handled", `${tally.handled}`);
  });
}

function createTally({ key, node }) {
  return make("tr", {},
    make("td", { textContent: key }),
    make("td", {}, make("span", { className: "dot" }), node),
    make("td", { className: "number count" }),
    make("td", { className: "number handled" }),
    make("td", {}, make("button", { type: "button", textContent: "Add 1", ariaLabel: `Add 1 to ${key}`, onclick: () => add(key) })));
}

/** Tells what is otherwise than before. */
function compare(before, all) {
  for (const node of seen.nodes) {
    const known = before?.nodes.find((other) => other.name === node.name);
    if (before && node.reached !== (known?.reached ?? false)) {
      log(node.reached ? "" : "crash", node.reached ? `${node.name} can be reached` : `${node.name} is lost`);
    }
  }
  if (before && seen.pulse && seen.pulse !== before.pulse) {
    log("", `The pulse of ${seen.pulse} beats for all now`);
  }
  const moves = new Map();
  for (const { key, node } of all) {
    const home = homes.get(key);
    if (home && home !== node && !all.some((other) => other.key === key && other.node === home)) {
      const way = `from ${home} to ${node}`;
      moves.set(way, [...(moves.get(way) ?? []), key]);
      moved.set(key, performance.now() + MARK_MILLIS);
    }
    homes.set(key, node);
  }
  moves.forEach((keys, way) => log("", `Moved ${way}: ${keys.join(", ")}`));
}

function log(kind, text) {
  element("quiet").hidden = true;
  const now = new Date();
  element("log").prepend(make("li", { className: kind },
    make("time", { dateTime: now.toISOString(), textContent: now.toLocaleTimeString("en-GB") }),
    make("span", { textContent: text })));
  while (element("log").children.length > LOG_LENGTH) {
    element("log").lastChild.remove();
  }
}

async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      log("crash", (await response.json()).detail);
    }
  } catch (error) {
    log("crash", error.message);
  }
}

const add = (key) => post(`actors/keyed/tally/${encodeURIComponent(key)}`, { type: "add", amount: 1 });
const spawn = (node) => post(`mesh/${node}/counters`, {});

function show(view) {
  const before = seen;
  seen = view;
  const all = tallies();
  compare(before, all);
  fit(element("nodes"), view.nodes, (node) => node.name, createNode, updateNode);
  showTallies(all);
  element("keys").hidden = false;
  element("events").hidden = false;
  element("others").hidden = true;
}

function showConnection(connected, text) {
  element("connection").dataset.connected = connected;
  element("connection").textContent = text;
}

/** The node of this page is away: the others may be there. */
function showOthers() {
  const others = (seen?.nodes ?? []).filter((node) => node.residents?.url && node.name !== seen.self);
  element("others").hidden = others.length === 0;
  element("others").replaceChildren("This page's node does not answer. The others: ",
    ...others.flatMap((node) => [make("a", { href: `${node.residents.url}/mesh.html`, textContent: node.name }), " "]));
}

async function look() {
  try {
    const response = await fetch("mesh", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    if (response.status === 404) {
      element("single").hidden = false;
      showConnection(true, "No mesh");
      return false;
    }
    if (!response.ok) {
      throw new Error((await response.json()).detail);
    }
    show(await response.json());
    showConnection(true, "Live");
  } catch (error) {
    showConnection(false, `No connection, trying again. ${error.message}`);
    showOthers();
  }
  return true;
}

async function main() {
  element("send").addEventListener("submit", (event) => {
    event.preventDefault();
    add(element("key").value);
    element("key").value = "";
  });
  if (await look()) {
    follow("actors/topics/readings", (name, data) => name === "node-reading" && readings.set(data.node, data), () => {});
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
      await look();
    }
  }
}

main();
