package dev.lockstep.doctor;

import java.util.List;

/** One thing that the doctor looks at. Takes seconds at most, and changes nothing. */
interface Look {
    String area();

    List<Finding> findings() throws Exception;
}
