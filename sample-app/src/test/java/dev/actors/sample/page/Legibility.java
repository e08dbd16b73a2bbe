package dev.actors.sample.page;

/** Whether what a page shows can be read and used: nothing hangs out, and colours differ enough. */
final class Legibility {

    /** The contrast that WCAG 2.2 AA wants: 4.5 for text, 3 for large text. */
    private static final String FAINT_TEXTS =
            """
            const luminance = ([r, g, b]) => {
              const [x, y, z] = [r, g, b].map(v => v / 255)
                  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              return 0.2126 * x + 0.7152 * y + 0.0722 * z;
            };
            const parse = text => {
              const n = text.match(/[\\d.]+/g).map(Number);
              return [n[0], n[1], n[2], n[3] ?? 1];
            };
            const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3]));
            const behind = element => element === null ? [255, 255, 255]
                : over(parse(getComputedStyle(element).backgroundColor), behind(element.parentElement));
            const faint = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const element = texts.currentNode.parentElement;
              const style = getComputedStyle(element);
              if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest(':disabled')
                  || element.closest('svg') || element.closest('.flash')) {
                continue;
              }
              const back = behind(element);
              const front = over(parse(style.color), back);
              const [a, b] = [luminance(front), luminance(back)].sort((x, y) => y - x);
              const ratio = (a + 0.05) / (b + 0.05);
              const size = parseFloat(style.fontSize);
              const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
              if (ratio < (large ? 3 : 4.5)) {
                faint.push(`${texts.currentNode.data.trim()} in ${style.color} on ${back}: ${ratio.toFixed(2)}`);
              }
            }
            return faint;
            """;

    private static final String TOO_WIDE =
            "return [document.documentElement.scrollWidth - innerWidth].filter(n => n > 0)";

    private static final String NAMELESS_CONTROLS =
            """
            return [...document.querySelectorAll('a, button, input, select, textarea')]
                .filter(e => e.checkVisibility())
                .filter(e => !(e.innerText || e.ariaLabel || e.labels?.length || e.title))
                .map(e => e.outerHTML);
            """;

    private Legibility() {}

    static void check(Browser browser) {
        browser.awaitEmpty("pixels by which the page is too wide", TOO_WIDE);
        browser.awaitEmpty("texts too faint", FAINT_TEXTS);
        browser.awaitEmpty("controls unnamed", NAMELESS_CONTROLS);
    }
}
