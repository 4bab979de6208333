package seckill.topology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A machine as far as a shop notices: an address, programs, and others which it can or cannot reach. */
interface Host {

    String name();

    String address();

    /** Starts a program there; what it says is appended to the log. */
    Process start(Path log, Map<String, String> environment, List<String> line) throws IOException;

    /** From now on neither hears the other; what they have sent and not received is lost. */
    void cutOffFrom(Host other);

    /** Ends that. */
    void reaches(Host other);
}
