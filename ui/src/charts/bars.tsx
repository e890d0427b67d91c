const WIDTH = 300;
const HEIGHT = 56;

export interface Layer {
  name: string;
  className: string;
  values: number[];
}

/** Layers on one another, one bar for each piece of time. Says nothing to screen readers: the sentence and the table do. */
export function Bars({ layers }: { layers: Layer[] }) {
  const pieces = layers[0]?.values.length ?? 0;
  const most = Math.max(1, ...Array.from({ length: pieces }, (_, at) => sum(layers, at)));
  const wide = WIDTH / Math.max(1, pieces);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      className="block h-14 w-full"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
      {layers.map((layer, above) =>
        layer.values.map((value, at) => {
          if (value === 0) return null;
          const tall = Math.max(1, (value / most) * HEIGHT);
          const below = (sum(layers.slice(0, above), at) / most) * HEIGHT;
          return (
            <rect
              key={`${layer.name} ${at}`}
              x={at * wide + wide * 0.1}
              y={HEIGHT - below - tall}
              width={wide * 0.8}
              height={tall}
              className={layer.className}
            />
          );
        }),
      )}
    </svg>
  );
}

function sum(layers: Layer[], at: number): number {
  return layers.reduce((all, { values }) => all + (values[at] ?? 0), 0);
}

/** Which colour is which, in words. */
export function Legend({ layers }: { layers: Layer[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 text-xs text-soft">
      {layers.map((layer) => (
        <li key={layer.name} className="flex items-center gap-1">
          <svg viewBox="0 0 8 8" aria-hidden className="size-2">
            <rect width="8" height="8" rx="2" className={layer.className} />
          </svg>
          {layer.name}
        </li>
      ))}
    </ul>
  );
}
