/** The tree of supervision; a branch is loaded when it is opened. */

import { get } from "./api.js";
import { h, keyed, setBadge, setLink, setText } from "./dom.js";
import { actorLink, count, title } from "./format.js";

const SIZE = 100;
const MAX_OPEN = 60;

export function open(root, context) {
  /** Whose branches are open, in the order of their opening. */
  const opened = new Set();
  /** Children by parent; those of the roots under null. */
  const branches = new Map();
  /** Further pages of children, fetched on demand. */
  const further = new Map();
  const list = h("ul", { class: "tree" });
  const more = moreButton(null);
  const note = h("p", { class: "note", role: "status" });

  root.append(
    h("h1", { class: "hidden" }, "Tree of supervision"),
    h("section", { class: "card" },
      h("h2", {}, "Who was spawned by whom"),
      note, list, more.node));

  function follow() {
    context.follow({ open: [...opened], size: SIZE }, {
      tree: (tree) => {
        branches.clear();
        tree.branches.forEach((branch) => branches.set(branch.parent, branch));
        draw();
      },
    });
  }

  function draw() {
    fill(list, null);
    more.update();
    setText(note, branches.get(null)?.total === 0 ? "No actor is alive." : "");
  }

  function fill(element, parent) {
    const branch = branches.get(parent);
    if (branch) {
      const live = new Set(branch.children.map((child) => child.address));
      const rest = (further.get(parent) ?? []).filter((child) => !live.has(child.address));
      keyed(element, [...branch.children, ...rest], (child) => child.address, makeItem);
    }
  }

  function makeItem({ address }) {
    const button = h("button", { type: "button", class: "twist", onclick: () => toggle(address) });
    const name = h("span", { class: "name" });
    const behavior = h("span", { class: "note" });
    const status = h("span");
    const vitals = h("span", { class: "note" });
    const line = h("div", { class: "line", "data-key": address }, button, name, behavior, status, vitals);
    const node = h("li", {}, line);
    let children = null;
    let rest = null;
    return {
      node,
      update(branch) {
        const isOpen = opened.has(address) && branch.children > 0;
        button.hidden = branch.children === 0;
        button.setAttribute("aria-expanded", String(isOpen));
        button.ariaLabel = `${count(branch.children)} children of ${title(branch)}`;
        setText(button, `${isOpen ? "▾" : "▸"} ${count(branch.children)}`);
        setLink(name, actorLink(branch), title(branch));
        setText(behavior, branch.behavior);
        setBadge(status, branch.status);
        setText(vitals, vitalsOf(branch));
        if (isOpen && !children) {
          children = h("ul");
          rest = moreButton(address);
          node.append(children, rest.node);
        } else if (!isOpen && children) {
          children.remove();
          rest.node.remove();
          children = null;
        }
        if (children) {
          fill(children, address);
          rest.update();
        }
      },
    };
  }

  function toggle(address) {
    if (opened.delete(address)) {
      further.delete(address);
    } else {
      opened.add(address);
      while (opened.size > MAX_OPEN) {
        opened.delete(opened.values().next().value);
      }
    }
    draw();
    follow();
  }

  function moreButton(parent) {
    const node = h("button", { type: "button", class: "more", hidden: true, onclick: load });

    async function load() {
      node.disabled = true;
      try {
        const extra = further.get(parent) ?? [];
        const page = 1 + Math.floor(extra.length / SIZE);
        const next = await get("api/tree", { parent, page, size: SIZE });
        further.set(parent, [...extra, ...next.children]);
        draw();
      } catch (error) {
        context.fail(error);
      } finally {
        node.disabled = false;
      }
    }

    return {
      node,
      update() {
        const branch = branches.get(parent);
        const left = branch
          ? branch.total - branch.children.length - (further.get(parent)?.length ?? 0) : 0;
        node.hidden = left <= 0;
        setText(node, `Show ${count(Math.min(SIZE, left))} of ${count(left)} more`);
      },
    };
  }

  follow();
  return {};
}

function vitalsOf(branch) {
  const parts = [];
  if (branch.mailbox > 0) {
    parts.push(`${count(branch.mailbox)} waiting`);
  }
  if (branch.restarts > 0) {
    parts.push(`${count(branch.restarts)} ${branch.restarts === 1 ? "restart" : "restarts"}`);
  }
  if (branch.restartsLeft != null && branch.restarts > 0) {
    parts.push(`${count(branch.restartsLeft)} left`);
  }
  return parts.join(" · ");
}
