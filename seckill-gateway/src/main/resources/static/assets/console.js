// Charts of the live numbers; the same numbers stand in tables, which ask for themselves.
(() => {
  'use strict';

  const EVERY_MS = 2000;
  const COLOURS = ['#1f5fbf', '#1b6e45', '#c8321f'];
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  const charts = [...document.querySelectorAll('canvas[data-series]')].map(canvas => {
    const labels = canvas.dataset.labels.split('~');
    return {
      series: canvas.dataset.series.split(' '),
      chart: new Chart(canvas, {
        type: 'line',
        data: {
          labels: [],
          datasets: labels.map((label, i) => ({
            label, data: [], borderColor: COLOURS[i], backgroundColor: COLOURS[i], borderWidth: 2, pointRadius: 0, tension: .25, borderDash: i === 1 ? [6, 3] : []
          }))
        },
        options: {
          animation: still ? false : {duration: 300},
          maintainAspectRatio: false,
          interaction: {mode: 'index', intersect: false},
          scales: {x: {ticks: {maxTicksLimit: 5, maxRotation: 0}, grid: {display: false}}, y: {beginAtZero: true, ticks: {maxTicksLimit: 5}}},
          plugins: {legend: {position: 'bottom', labels: {boxWidth: 18, boxHeight: 2}}}
        }
      })
    };
  });

  const draw = live => {
    for (const {series, chart} of charts) {
      chart.data.labels = live.rates.map(rate => new Date(rate.at).toLocaleTimeString(document.documentElement.lang));
      series.forEach((name, i) => {
        chart.data.datasets[i].data = live.rates.map(rate => rate[name]);
        chart.data.datasets[i].pointRadius = live.rates.length < 3 ? 3 : 0; // a line begins with its second point
      });
      chart.update();
    }
  };

  // whoever does not look asks nothing
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch('/api/console/live', {headers: {Accept: 'application/json'}});
        if (answer.ok) draw(await answer.json());
      } catch { /* the tables say so */ }
    }
    setTimeout(look, EVERY_MS);
  };
  if (charts.length > 0) look();
})();
