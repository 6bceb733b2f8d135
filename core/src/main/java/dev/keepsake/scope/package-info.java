/**
 * Who a memory belongs to. {@link dev.keepsake.scope.ProjectId} is the tenant, {@link dev.keepsake.scope.Scope}
 * the user, agent, app and run inside it. Start with {@code Scope}.
 */
@NullMarked
package dev.keepsake.scope;

import org.jspecify.annotations.NullMarked;
