package dev.lockstep.simulation;

/**
 * How bad it gets, each of a thousand chances.
 *
 * @param http of each kind of fault of a request that there is in this run
 * @param kinds which kinds there are, a bit for each; few at a time find what all together hide
 * @param crash at each call of a port
 * @param freeze at each call of a port; the process goes on after its leases have run out
 * @param hookLost of webhooks; so are the next two
 * @param listLagSeconds how long new records are missing in lists
 * @param skewSeconds how far the trackers' clocks are off
 */
record Weather(
        int http,
        int kinds,
        int crash,
        int freeze,
        int hookLost,
        int hookDoubled,
        int hookLate,
        int listLagSeconds,
        int skewSeconds) {

    /** Of a thousand requests; when more fail, eight attempts in a row do, and then a person has to look. */
    private static final int WORST = 240;

    /** @param brief in little time as much goes wrong as else in much */
    static Weather of(Chance chance, boolean brief) {
        boolean stormy = chance.pick("weather", 3) == 0;
        int more = brief ? 2 : 1;
        int http = 2 * more * chance.pick("weather", stormy ? 30 : 8);
        int kinds = chance.pick("kinds", 256);
        return new Weather(
                Math.min(http, WORST / Math.max(1, Integer.bitCount(kinds))),
                kinds,
                more * chance.pick("weather", stormy ? 5 : 2),
                chance.pick("weather", 3) == 0 ? more * (1 + chance.pick("weather", 3)) : 0,
                pickOf(chance, 0, 150, 400, 1000),
                pickOf(chance, 0, 100, 300, 100),
                pickOf(chance, 0, 100, 300, 500),
                chance.pick("weather", 3) == 0 ? chance.pick("weather", 20) : 0,
                chance.pick("weather", 3) == 0 ? chance.pick("weather", 600) - 300 : 0);
    }

    /** How often this kind of fault of a request strikes. */
    int http(int kind) {
        return (kinds >> kind & 1) == 1 ? http : 0;
    }

    private static int pickOf(Chance chance, int... values) {
        return values[chance.pick("weather", values.length)];
    }
}
