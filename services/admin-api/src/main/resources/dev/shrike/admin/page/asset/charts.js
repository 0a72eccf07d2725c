// Charts: an element [data-chart] is drawn from the JSON in its attribute data-option, in the colours of the theme. Whatever changes the
// attribute changes the chart in place. Beside each chart there is a table with the same numbers.
"use strict";
(() => {
  const drawn = new Map();
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    return {
      series: [1, 2, 3, 4, 5, 6].map((i) => of(`--chart-${i}`)),
      ink: of("--chart-ink"),
      line: of("--chart-line"),
      surface: of("--chart-surface"),
      font: style.fontFamily,
    };
  };

  const axis = (given, c) => ({
    axisLine: { lineStyle: { color: c.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: c.line } },
    axisLabel: { color: c.ink, fontSize: 12 },
    nameTextStyle: { color: c.ink },
    ...given,
  });

  const each = (value, change) => (Array.isArray(value) ? value.map(change) : value && change(value));

  const labelled = (series, c) => (series.label ? { ...series, label: { color: c.ink, ...series.label } } : series);

  const dressed = (option) => {
    const c = colours();
    return {
      ...option,
      color: c.series,
      backgroundColor: "transparent",
      animation: !still.matches && option.animation !== false,
      textStyle: { fontFamily: c.font, color: c.ink },
      series: option.series.map((given) => labelled(given, c)),
      xAxis: each(option.xAxis, (given) => axis(given, c)),
      yAxis: each(option.yAxis, (given) => axis(given, c)),
      legend: option.legend && { textStyle: { color: c.ink }, icon: "roundRect", itemHeight: 8, itemWidth: 14, ...option.legend },
      tooltip: {
        renderMode: "richText", // the other mode writes style attributes, which the page's policy forbids
        confine: true,
        backgroundColor: c.surface,
        borderColor: c.line,
        textStyle: { color: c.ink, fontSize: 12 },
        ...option.tooltip,
      },
    };
  };

  const draw = (element) => {
    let chart = drawn.get(element);
    if (!chart) {
      chart = echarts.init(element, null, { renderer: "canvas" });
      drawn.set(element, chart);
      sizes.observe(element);
    }
    try {
      chart.setOption(dressed(JSON.parse(element.dataset.option)));
    } catch (broken) {
      console.error("A chart cannot be read", element.id, broken);
    }
  };

  const sizes = new ResizeObserver((entries) => {
    for (const entry of entries) {
      drawn.get(entry.target)?.resize();
    }
  });

  const changes = new MutationObserver((records) => {
    for (const record of records) {
      draw(record.target);
    }
  });

  const look = () => {
    for (const [element, chart] of drawn) {
      if (!element.isConnected) {
        chart.dispose();
        drawn.delete(element);
      }
    }
    for (const element of document.querySelectorAll("[data-chart]")) {
      if (!drawn.has(element)) {
        draw(element);
        changes.observe(element, { attributeFilter: ["data-option"] });
      }
    }
  };

  // What a live part brings for a chart: [data-option-for] names the chart that its option is for.
  const take = (within) => {
    for (const news of within.querySelectorAll("[data-option-for]")) {
      const chart = document.getElementById(news.dataset.optionFor);
      if (chart && chart.dataset.option !== news.dataset.option) {
        chart.dataset.option = news.dataset.option;
      }
    }
  };

  addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:load", look);
  document.addEventListener("htmx:sseMessage", () => {
    take(document);
    look();
  });
  document.addEventListener("htmx:afterSwap", () => {
    take(document);
    look();
  });
  document.addEventListener("shrike:theme", () => drawn.forEach((_, element) => draw(element)));
})();
