package dev.lockstep.simulation;

/**
 * What else goes on besides people's edits and faults, each in some of the seeds.
 *
 * @param imports records stand at the trackers before they are linked, and jobs bring them in
 * @param approved what stood in Plane before its link may come in
 * @param pulls the link at GitHub takes pull requests in as well
 * @param sixty Plane allows 60 requests a minute, as it really does
 * @param credential a token is revoked there, and replaced here a little later
 * @param pause somebody stops everything for a while
 */
record Mix(boolean imports, boolean approved, boolean pulls, boolean sixty, boolean credential, boolean pause) {
    static Mix of(Chance chance, Weather weather) {
        boolean imports = chance.pick("mix", 4) == 0;
        // While a tracker's clock is off, how long ago something was made there says nothing.
        boolean approved = chance.pick("mix", 2) == 0 || weather.skewSeconds() != 0;
        return new Mix(
                imports,
                approved || !imports,
                chance.pick("mix", 3) == 0,
                chance.pick("mix", 3) == 0,
                chance.pick("mix", 6) == 0,
                chance.pick("mix", 6) == 0);
    }
}
