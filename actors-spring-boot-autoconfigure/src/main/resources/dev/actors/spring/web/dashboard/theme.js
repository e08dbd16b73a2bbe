/** Light or dark: as the system says, or as the reader has chosen. */

const KEY = "actors.dashboard.theme";
const THEMES = ["auto", "light", "dark"];

let onChange = () => {};

export function begin(button, changed) {
  onChange = changed;
  apply(button, localStorage.getItem(KEY));
  button.addEventListener("click", () => {
    const now = THEMES.indexOf(localStorage.getItem(KEY) ?? "auto");
    const next = THEMES[(now + 1) % THEMES.length];
    localStorage.setItem(KEY, next);
    apply(button, next);
    onChange();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => onChange());
}

function apply(button, stored) {
  const theme = THEMES.includes(stored) ? stored : "auto";
  document.documentElement.dataset.theme = theme;
  button.textContent = `◐ ${theme}`;
  button.ariaLabel = `Theme: ${theme}`;
}

/** The colour that a custom property means now, for what is drawn by script. */
export function color(property) {
  const probe = document.createElement("span");
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
