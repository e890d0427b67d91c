package dev.lockstep.simulation;

/**
 * How bad it gets, each of a thousand chances.
 *
 * @param http of each kind of fault of a request
 * @param crash at each call of a port
 * @param freeze at each call of a port; the process goes on after its leases have run out
 * @param hookLost of webhooks; so are the next two
 * @param listLagSeconds how long new records are missing in lists
 * @param skewSeconds how far the trackers' clocks are off
 */
record Weather(
        int http,
        int crash,
        int freeze,
        int hookLost,
        int hookDoubled,
        int hookLate,
        int listLagSeconds,
        int skewSeconds) {

    static Weather of(Chance chance) {
        boolean stormy = chance.pick("weather", 3) == 0;
        return new Weather(
                chance.pick("weather", stormy ? 30 : 8),
                chance.pick("weather", stormy ? 5 : 2),
                chance.pick("weather", 3) == 0 ? 1 + chance.pick("weather", 3) : 0,
                pickOf(chance, 0, 150, 400, 1000),
                pickOf(chance, 0, 100, 300, 100),
                pickOf(chance, 0, 100, 300, 500),
                chance.pick("weather", 3) == 0 ? chance.pick("weather", 20) : 0,
                chance.pick("weather", 3) == 0 ? chance.pick("weather", 600) - 300 : 0);
    }

    private static int pickOf(Chance chance, int... values) {
        return values[chance.pick("weather", values.length)];
    }
}
