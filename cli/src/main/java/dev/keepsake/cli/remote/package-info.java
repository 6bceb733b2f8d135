/** The memories of a server, over the API of Mem0's hosted platform. Start with {@link dev.keepsake.cli.remote.RemoteMemories}. */
@NullMarked
package dev.keepsake.cli.remote;

import org.jspecify.annotations.NullMarked;
