/**
 * What every implementation of a contract of core has to pass. Extend {@link dev.keepsake.testkit.contract.StoreContract},
 * {@link dev.keepsake.testkit.contract.VectorIndexContract} and their neighbours, and say how to open yours. Contracts that
 * throw dice print their seed; see {@link dev.keepsake.testkit.sample.Seed} for repeating one.
 */
@NullMarked
package dev.keepsake.testkit.contract;

import org.jspecify.annotations.NullMarked;
