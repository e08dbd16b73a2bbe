/** One actor: what it does, what waits for it, who is tied to it, and how it failed. */

import { get } from "./api.js";
import { actions } from "./actions.js";
import { h, setBadge, setText, table } from "./dom.js";
import { actorLink, age, clock, count, json, micros, rate, title } from "./format.js";

const VITALS = [
  ["Behaviour", (actor) => actor.behavior],
  ["Waiting for", (actor) => actor.waitingFor ?? "–"],
  ["Mailbox", (actor) => `${count(actor.mailbox)} of ${count(actor.capacity)}`],
  ["Handled", (actor) => count(actor.handled)],
  ["Messages/s", (actor) => rate(actor.messagesPerSecond)],
  ["Mean handling", (actor) => micros(actor.meanHandlingMicros)],
  ["Restarts", (actor) => count(actor.restarts)],
  ["Restarts left", (actor) => (actor.restartsLeft == null ? "not restarted" : count(actor.restartsLeft))],
  ["Age", (actor) => age(actor.startedAt)],
  ["Address", (actor) => actor.address],
];

export function open(root, context) {
  let actor = null;
  let controls = null;
  const heading = h("h1", {}, context.parameters.name ?? context.parameters.address ?? "");
  const status = h("span");
  const gone = h("p", { class: "problem", role: "alert", hidden: true });
  const buttons = h("div", { class: "row" });
  const vitals = VITALS.map(([label]) => ({ label, value: h("dd") }));
  const state = h("pre", { tabindex: "0", "aria-label": "State" });
  const stateAt = h("span", { class: "note" });
  const ties = ["Parent", "Links", "Monitors", "Monitored by"].map((label) => ({ label, value: h("dd", { class: "refs" }) }));
  const queue = queueTable();
  const queueMore = h("p", { class: "note" });
  const crash = h("div");
  const stack = h("pre", { tabindex: "0", hidden: true, "aria-label": "Stack of its thread" });
  const look = h("button", { type: "button", onclick: showStack }, "Show its thread's stack");
  const body = h("div", { class: "columns" },
    section("vitals", "Vitals", h("dl", {}, ...vitals.flatMap(({ label, value }) => [h("dt", {}, label), value]))),
    section("state", "State", stateAt, state),
    section("queue", "Mailbox, the oldest first", queue.node, queueMore),
    section("ties", "Tied to", h("dl", {}, ...ties.flatMap(({ label, value }) => [h("dt", {}, label), value]))),
    section("crash", "Last crash", crash),
    section("stack", "Thread", look, stack));
  root.append(h("div", { class: "row title" }, heading, status, buttons), gone, body);

  function onActor(next) {
    gone.hidden = true;
    body.classList.remove("stale");
    if (context.node.actions && next.address !== actor?.address) {
      controls?.close();
      controls = actions(next.address, next.behavior);
      buttons.replaceChildren(...controls.buttons);
      document.getElementById("crash").before(controls.editor);
    }
    actor = next;
    controls?.update(actor);
    setText(heading, title(actor));
    setBadge(status, actor.status);
    setText(stateAt, actor.stateAt ? `as of ${clock(actor.stateAt)}` : "It shows none.");
    state.hidden = actor.stateAt == null;
    setText(state, json(actor.state));
    showTies();
    queue.update(actor.queue.messages.map((message, at) => ({ ...message, at })));
    setText(queueMore, actor.queue.more > 0 ? `and ${count(actor.queue.more)} more` : "");
    showCrash();
    drawVitals();
  }

  function drawVitals() {
    if (actor) {
      VITALS.forEach(([, text], i) => setText(vitals[i].value, text(actor)));
    }
  }

  function showTies() {
    const lists = [
      [actor.parent ? [actor.parent] : [], actor.parent ? 1 : 0],
      [actor.links, actor.linkCount],
      [actor.monitors, actor.monitorCount],
      [actor.monitoredBy, actor.monitoredByCount],
    ];
    lists.forEach(([list, total], i) => {
      const cell = ties[i].value;
      const shown = JSON.stringify([list, total]);
      if (cell.dataset.shown !== shown) {
        cell.dataset.shown = shown;
        cell.replaceChildren(
          ...list.map((each) => h("a", { href: actorLink(each), title: each.behavior }, title(each))),
          ...(total > list.length ? [h("span", { class: "note" }, `and ${count(total - list.length)} more`)] : []),
          ...(total === 0 ? ["none"] : []));
      }
    });
  }

  function showCrash() {
    const shown = JSON.stringify(actor.crash);
    if (crash.dataset.shown === shown) {
      return;
    }
    crash.dataset.shown = shown;
    const last = actor.crash;
    if (!last) {
      crash.replaceChildren(h("p", { class: "note" }, "It has not crashed."));
      return;
    }
    crash.replaceChildren(
      h("p", {}, h("strong", {}, last.exception ?? last.reason), last.text ? `: ${last.text}` : ""),
      h("p", { class: "note" }, [
        last.messageType ? `while it handled a message of type ${last.messageType}` : "while it handled no message",
        last.at ? `at ${clock(last.at)}` : null,
      ].filter(Boolean).join(", ")),
      h("pre", { tabindex: "0", "aria-label": "Stack of the exception", hidden: last.stack.length === 0 },
        last.stack.join("\n")));
  }

  async function showStack() {
    try {
      const seen = await get("api/actor/stack", { address: actor.address });
      stack.hidden = false;
      setText(stack, seen.thread ? seen.stack.join("\n") : "No thread runs it at this moment.");
    } catch (error) {
      context.fail(error);
    }
  }

  function onGone() {
    setText(gone, "This actor has ended. Below is how it was seen last.");
    gone.hidden = false;
    body.classList.add("stale");
    buttons.replaceChildren();
    controls?.close();
    setBadge(status, "ended");
  }

  function follow() {
    const { name, address } = context.parameters;
    context.follow({ name, address }, {
      actor: onActor,
      gone: onGone,
      refused: (problem) => {
        if (actor && problem.status === 404) {
          onGone();
        } else {
          setText(gone, problem.message);
          gone.hidden = false;
          body.hidden = !actor;
        }
      },
    });
  }

  follow();
  const aging = setInterval(drawVitals, 1000);
  return {
    close() {
      clearInterval(aging);
      controls?.close();
    },
  };
}

function section(id, label, ...children) {
  return h("section", { class: "card", id }, h("h2", {}, label), ...children);
}

function queueTable() {
  return table({
    label: "Mailbox",
    keyOf: (message) => String(message.at),
    empty: "No message waits.",
    columns: [
      { title: "Type", text: (message) => message.type },
      {
        title: "Message",
        fill: (cell, message) => {
          cell.classList.add("code");
          setText(cell, message.text);
        },
      },
      { title: "Asked", text: (message) => (message.asked ? "yes" : "no") },
    ],
  });
}
