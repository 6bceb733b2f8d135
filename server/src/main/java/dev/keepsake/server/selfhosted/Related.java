package dev.keepsake.server.selfhosted;

import java.util.List;

/** What every answer with several memories and their relations is wrapped in. */
record Related(List<?> results, Object relations) {}
