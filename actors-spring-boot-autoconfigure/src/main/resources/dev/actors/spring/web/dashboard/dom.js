/** Elements whose texts are always text: nothing here reads markup. */

/** Makes an element; children are elements or texts. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/** Changes a text only if it is another one, so that a selection in it stays. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Makes an element hold one link, and no other one if it holds it already. */
export function setLink(parent, href, text) {
  let link = parent.firstElementChild;
  if (link?.tagName !== "A") {
    link = h("a");
    parent.replaceChildren(link);
  }
  if (link.getAttribute("href") !== href) {
    link.setAttribute("href", href);
  }
  setText(link, text);
}

/** Shows a word in a badge whose look comes from the word. */
export function setBadge(parent, word) {
  let badge = parent.firstElementChild;
  if (!badge) {
    badge = h("span", { class: "badge" });
    parent.replaceChildren(badge);
  }
  badge.dataset.word = word;
  setText(badge, word);
}

const lists = new WeakMap();

/**
 * Makes the children of an element show a list. What is there already is kept and moved only if it
 * must be, so that focus and selection stay.
 *
 * @param keyOf gives what makes an item the same one
 * @param make gives `{node, update(item)}` for a new item
 */
export function keyed(parent, items, keyOf, make) {
  const old = lists.get(parent) ?? new Map();
  const rows = new Map(items.map((item) => [keyOf(item), null]));
  for (const [key, row] of old) {
    if (!rows.has(key)) {
      row.node.remove();
    }
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const row = old.get(key) ?? make(item);
    row.update(item);
    rows.set(key, row);
    if (row.node === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(row.node, place);
    }
  }
  lists.set(parent, rows);
}

/**
 * A table.
 *
 * @param columns each has a `title`, and `text(item)` or `fill(cell, item)`; `number` aligns it
 *     right, `sort` is the name it is sorted by, `wide` hides it on small screens
 * @param keyOf gives what makes an item the same one
 * @param onSort called with a column's `sort` when its head is pressed
 */
export function table({ label, columns, keyOf, onSort, empty = "Nothing here." }) {
  const heads = columns.map((column) => h("th", {
    scope: "col",
    class: classes(column),
  }, column.sort
    ? h("button", { type: "button", onclick: () => onSort(column.sort) }, column.title)
    : column.title));
  const body = h("tbody");
  const nothing = h("p", { class: "note", hidden: true }, empty);
  const node = h("div", {},
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
      h("table", {}, h("thead", {}, h("tr", {}, ...heads)), body)),
    nothing);

  function make() {
    const cells = columns.map((column) => h("td", { class: classes(column) }));
    return {
      node: h("tr", {}, ...cells),
      update(item) {
        this.node.dataset.key = keyOf(item);
        columns.forEach((column, i) => {
          if (column.fill) {
            column.fill(cells[i], item);
          } else {
            setText(cells[i], column.text(item));
          }
        });
      },
    };
  }

  return {
    node,
    update(items) {
      keyed(body, items, keyOf, make);
      nothing.hidden = items.length > 0;
    },
    sorted(sort, order) {
      columns.forEach((column, i) => {
        if (column.sort === sort) {
          heads[i].setAttribute("aria-sort", order === "desc" ? "descending" : "ascending");
        } else {
          heads[i].removeAttribute("aria-sort");
        }
      });
    },
  };
}

function classes(column) {
  return [column.number && "number", column.wide && "wide"].filter(Boolean).join(" ") || null;
}

/** Makes what shows an actor flash: its row, or the nearest of its ancestors' that is shown. */
export function flash(root, addresses) {
  for (const address of addresses) {
    const node = root.querySelector(`[data-key="${CSS.escape(address)}"]`);
    if (node) {
      node.classList.remove("flash");
      void node.offsetWidth; // lets the animation begin again
      node.classList.add("flash");
      return;
    }
  }
}
