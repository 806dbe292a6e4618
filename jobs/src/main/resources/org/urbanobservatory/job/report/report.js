'use strict';

(function () {
  const SHADES = ['#e6f0f5', '#b5d3e2', '#7fb2cc', '#4388ad', '#155a80'];
  const UNKNOWN = '#ffffff';

  function data(element) {
    return JSON.parse(element.querySelector('script').textContent);
  }

  function drawTrend(element) {
    const trend = data(element);
    const chart = echarts.init(element);
    chart.setOption({
      animation: false,
      tooltip: { trigger: 'axis', valueFormatter: v => (v === null || v === undefined ? '–' : v.toFixed(1)) },
      legend: { type: 'scroll', bottom: 0 },
      grid: { left: 40, right: 20, top: 20, bottom: 60 },
      xAxis: { type: 'category', data: trend.years.map(String) },
      yAxis: { type: 'value', min: 0, max: 100 },
      series: trend.series.map((line, i) => ({
        name: line.name,
        type: 'line',
        data: line.values,
        lineStyle: { width: i === 0 ? 4 : 1.5 },
        symbolSize: i === 0 ? 8 : 5
      }))
    });
    window.addEventListener('resize', () => chart.resize());
  }

  /** Limits of classes with as many cells each, without repeats. */
  function limits(values) {
    const known = values.filter(v => v !== null).sort((a, b) => a - b);
    const found = SHADES.map((_, i) => known[Math.ceil(known.length * (i + 1) / SHADES.length) - 1]);
    return found.filter((v, i) => i === 0 || v > found[i - 1]);
  }

  function shade(value, upTo) {
    if (value === null) {
      return UNKNOWN;
    }
    const position = Math.max(0, upTo.findIndex(limit => value <= limit));
    return SHADES[upTo.length === 1 ? 2 : Math.round(position * (SHADES.length - 1) / (upTo.length - 1))];
  }

  function number(value) {
    return value === null ? 'unknown' : value.toLocaleString('en', { maximumSignificantDigits: 4 });
  }

  function legend(box, values, upTo) {
    box.textContent = '';
    const known = values.filter(v => v !== null);
    let from = Math.min(...known);
    upTo.forEach(limit => {
      add(box, shade(limit, upTo), from === limit ? number(limit) : number(from) + ' – ' + number(limit));
      from = limit;
    });
    if (known.length < values.length) {
      add(box, UNKNOWN, 'unknown');
    }
  }

  function add(box, colour, text) {
    const entry = document.createElement('span');
    const patch = document.createElement('i');
    patch.style.background = colour;
    entry.append(patch, text);
    box.append(entry);
  }

  function drawMap(element) {
    const content = data(element);
    const choice = document.createElement('select');
    choice.setAttribute('aria-label', 'What the map shows');
    content.measures.forEach((title, i) => choice.add(new Option(title, String(i))));
    const plane = document.createElement('div');
    plane.className = 'plane';
    const key = document.createElement('div');
    key.className = 'legend';
    element.append(choice, plane, key);

    const map = L.map(plane, { preferCanvas: true, attributionControl: false, zoomSnap: 0.25 });
    const corners = content.cells.flatMap(cell => cell.shape.flatMap(polygon => polygon[0]));
    map.fitBounds(L.latLngBounds(corners));
    const cells = content.cells.map(cell => {
      const polygon = L.polygon(cell.shape, { weight: 0.4, color: '#8aa0b3', fillOpacity: 0.85 });
      polygon.bindTooltip(() => choice.selectedOptions[0].text + ': ' + number(cell.values[choice.selectedIndex]));
      return polygon.addTo(map);
    });
    content.extents.forEach(extent => {
      L.polygon(extent.shape, { weight: 1.5, color: '#1d2733', fill: false, interactive: false }).addTo(map);
    });
    L.control.scale({ imperial: false }).addTo(map);

    function show() {
      const values = content.cells.map(cell => cell.values[choice.selectedIndex]);
      const upTo = limits(values);
      cells.forEach((polygon, i) => polygon.setStyle({ fillColor: shade(values[i], upTo) }));
      legend(key, values, upTo);
    }
    choice.addEventListener('change', show);
    show();
  }

  document.querySelectorAll('.trend').forEach(drawTrend);
  document.querySelectorAll('.map').forEach(drawMap);
})();
