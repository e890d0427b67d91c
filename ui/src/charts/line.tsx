const WIDTH = 300;
const HEIGHT = 56;
const ROOM = 3;

/** One value over time, as a filled line. */
export function Line({ values, className }: { values: number[]; className: string }) {
  const most = Math.max(1, ...values);
  const step = WIDTH / Math.max(1, values.length - 1);
  const points = values.map((value, at) => `${at * step},${HEIGHT - (value / most) * (HEIGHT - ROOM)}`);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      className="block h-14 w-full"
    >
      <polygon
        points={`0,${HEIGHT} ${points.join(" ")} ${WIDTH},${HEIGHT}`}
        className={`${className} opacity-20`}
        fill="currentColor"
      />
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        className={className}
      />
    </svg>
  );
}
