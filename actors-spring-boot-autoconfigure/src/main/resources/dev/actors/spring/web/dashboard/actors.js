/** All actors, as pages of a table that the server sorts and searches. */

import { get } from "./api.js";
import { h, setBadge, setLink, setText, table } from "./dom.js";
import { actorLink, age, count, micros, rate, title } from "./format.js";

const SIZE = 50;
const STATUSES = ["starting", "running", "waiting", "restarting"];
/** What is looked for at the top when a column is pressed first. */
const FIRST_ORDER = { mailbox: "desc", messages: "desc", handling: "desc", restarts: "desc" };

export function open(root, context) {
  const rows = new Map();
  let order = [];
  let timer = 0;

  const search = h("input", {
    id: "q", type: "search", placeholder: "Name, behaviour or whole address", value: context.parameters.q,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        context.change({ q: search.value, page: null });
      }, 250);
    },
  });
  const behavior = choice("behavior", "Behaviour", []);
  const status = choice("status", "Status", STATUSES);
  const found = h("span", { id: "found", class: "note", role: "status" });
  const previous = h("button", { type: "button", onclick: () => turn(-1) }, "Previous");
  const next = h("button", { type: "button", onclick: () => turn(1) }, "Next");
  const actors = table({
    label: "Actors",
    keyOf: (row) => row.address,
    empty: "No actor matches.",
    onSort,
    columns: [
      { title: "Name", sort: "name", fill: (cell, row) => setLink(cell, actorLink(row), title(row)) },
      { title: "Behaviour", sort: "behavior", text: (row) => row.behavior },
      { title: "Status", sort: "status", fill: (cell, row) => setBadge(cell, row.status) },
      { title: "Mailbox", sort: "mailbox", number: true, fill: fillMailbox },
      { title: "Messages/s", sort: "messages", number: true, text: (row) => rate(row.messagesPerSecond) },
      { title: "Mean handling", sort: "handling", number: true, wide: true, text: (row) => micros(row.meanHandlingMicros) },
      { title: "Restarts", sort: "restarts", number: true, text: (row) => count(row.restarts) },
      { title: "Age", sort: "age", number: true, text: (row) => age(row.startedAt) },
    ],
  });

  root.append(
    h("h1", { class: "hidden" }, "Actors"),
    h("section", { class: "card" },
      h("div", { class: "row filters", role: "search" },
        h("label", { for: "q" }, "Search"), search, ...behavior.nodes, ...status.nodes,
        h("span", { class: "grow" }), found, previous, next),
      actors.node));

  function choice(name, label, values) {
    const select = h("select", {
      id: name,
      onchange: () => context.change({ [name]: select.value, page: null }),
    });
    const fill = (all) => {
      const chosen = context.parameters[name] ?? "";
      const known = chosen && !all.includes(chosen) ? [chosen, ...all] : all;
      select.replaceChildren(h("option", { value: "" }, "all"),
        ...known.map((value) => h("option", { value }, value)));
      select.value = chosen;
    };
    fill(values);
    return { nodes: [h("label", { for: name }, label), select], fill, select };
  }

  function onSort(sort) {
    const now = sorting();
    const turned = now.order === "asc" ? "desc" : "asc";
    const first = FIRST_ORDER[sort] ?? "asc";
    context.change({ sort, order: now.sort === sort ? turned : first, page: null });
  }

  function sorting() {
    return { sort: context.parameters.sort ?? "age", order: context.parameters.order ?? "asc" };
  }

  const page = () => Math.max(0, Number.parseInt(context.parameters.page, 10) || 0);
  const turn = (by) => context.change({ page: page() + by || null });

  function onActors(data) {
    data.rows.forEach((row) => rows.set(row.address, row));
    order = data.order;
    const shown = new Set(order);
    for (const address of rows.keys()) {
      if (!shown.has(address)) {
        rows.delete(address);
      }
    }
    draw();
    const begin = data.page * data.size;
    setText(found, order.length === 0
      ? `0 of ${count(data.total)}`
      : `${count(begin + 1)}–${count(begin + order.length)} of ${count(data.total)}`);
    previous.disabled = data.page === 0;
    next.disabled = begin + order.length >= data.total;
  }

  function draw() {
    actors.update(order.map((address) => rows.get(address)).filter(Boolean));
  }

  function begin() {
    const { sort, order: direction } = sorting();
    actors.sorted(sort, direction);
    const { q, behavior: of, status: is } = context.parameters;
    context.follow({ q, behavior: of, status: is, sort, order: direction, page: page(), size: SIZE }, {
      connected: () => rows.clear(),
      actors: onActors,
      refused: (problem) => context.fail(problem),
    });
  }

  async function fillBehaviors() {
    try {
      const overview = await get("api/overview");
      behavior.fill(overview.behaviors.map((each) => each.name));
    } catch (error) {
      context.fail(error);
    }
  }

  begin();
  fillBehaviors();
  const aging = setInterval(draw, 1000);

  return {
    update({ q = "", behavior: of = "", status: is = "" }) {
      if (timer === 0 && search.value !== q) {
        search.value = q;
      }
      behavior.select.value = of;
      status.select.value = is;
      begin();
    },
    close() {
      clearTimeout(timer);
      clearInterval(aging);
    },
  };
}

/** A mailbox that fills up is seen before it is full. */
function fillMailbox(cell, row) {
  setText(cell, count(row.mailbox));
  cell.dataset.load = row.mailbox >= row.capacity * 0.8 ? "high" : row.mailbox > 0 ? "some" : "none";
}
