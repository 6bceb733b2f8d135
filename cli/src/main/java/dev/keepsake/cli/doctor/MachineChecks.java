package dev.keepsake.cli.doctor;

import java.util.List;

/** Whether this Java can run Keepsake well. */
public final class MachineChecks {

    private static final int OLDEST_JAVA = 21;
    private static final int LITTLE_HEAP = 256;
    private static final String VECTORS = "jdk.incubator.vector";

    private MachineChecks() {}

    public static List<Finding> findings() {
        return List.of(java(), vectors(), heap());
    }

    private static Finding java() {
        String found = "Java " + Runtime.version();
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Finding.fine("Java", found)
                : Finding.problem("Java", found, "Install Java " + OLDEST_JAVA + " or newer");
    }

    private static Finding vectors() {
        return ModuleLayer.boot().findModule(VECTORS).isPresent()
                ? Finding.fine("vectors", "The fast vector arithmetic is on")
                : Finding.remark(
                        "vectors",
                        "The fast vector arithmetic is off; searches compute vectors at about half the speed",
                        "Start Java with --add-modules " + VECTORS + " (./keepsake serve does)");
    }

    private static Finding heap() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        String found = "At most " + megabytes + " MB";
        return megabytes >= LITTLE_HEAP
                ? Finding.fine("heap", found)
                : Finding.problem("heap", found, "Give Java at least " + LITTLE_HEAP + " MB: -Xmx" + LITTLE_HEAP + "m");
    }
}
