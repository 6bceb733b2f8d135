package dev.keepsake.server.selfhosted;

import java.util.List;

/** What every answer with several memories is wrapped in. */
record Results(List<?> results) {}
