// WCAG 2: text of a page, and of figures drawn in it, against what it stands on. Runs in the page; gives the number of texts seen, and those below 4.5 (3 if large).
export function contrasts() {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (top, ground) => [0, 1, 2].map(i => top[3] * top[i] + (1 - top[3]) * ground[i]);
  const ground = node => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  };
  let seen = 0;
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const words = [...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (!words.length || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.closest("script, style")) continue;
    const style = getComputedStyle(node);
    const svg = node instanceof SVGElement;
    if (svg && (style.fillOpacity === "0" || node.getAttribute("opacity") === "0" || style.fill === "none")) continue;
    const below = ground(node);
    const ink = over(rgba(svg ? style.fill : style.color), below);
    const [a, b] = [light(ink), light(below)].sort((p, q) => q - p);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    seen++;
    if (ratio < (size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5)) {
      poor.push(`${ratio.toFixed(2)}: ${node.tagName} ${words[0].data.trim().slice(0, 40)}`);
    }
  }
  return [seen, [...new Set(poor)].slice(0, 20)];
}
