package dev.keepsake.models.identity;

import java.time.InstantSource;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials of AWS that are kept until they expire by those who fetch them, and which are fetched anew when AWS says that they have
 * expired before. Its library cannot be told so, but made anew.
 */
final class RenewableCredentials implements AwsCredentialsProvider {

    private final Supplier<AwsCredentialsProvider> maker;
    private final EarlyRenewals renewals = new EarlyRenewals(InstantSource.system());
    private volatile AwsCredentialsProvider made;

    RenewableCredentials(Supplier<AwsCredentialsProvider> maker) {
        this.maker = maker;
        this.made = maker.get();
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return made.resolveCredentials();
    }

    /** Whom credentials are had from at present; for {@link #renewed}. */
    AwsCredentialsProvider source() {
        return made;
    }

    /**
     * Told that what was had from {@code used} has expired.
     *
     * @return whether others may be had the next time
     */
    synchronized boolean renewed(AwsCredentialsProvider used) {
        if (!made.equals(used)) {
            return true;
        }
        if (!renewals.allowed()) {
            return false;
        }
        made = maker.get();
        return true;
    }
}
