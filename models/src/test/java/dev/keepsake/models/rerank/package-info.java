/** Tests of the rerankers of providers and of chat models, against servers on a loopback port that speak their protocols. */
@NullMarked
package dev.keepsake.models.rerank;

import org.jspecify.annotations.NullMarked;
