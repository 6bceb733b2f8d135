package dev.keepsake.models.identity;

import dev.keepsake.testkit.provider.ProviderRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the signature of a request anew, as
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS describes its version
 * 4</a>.
 */
final class SignatureCheck {

    private static final Pattern FORM = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(?<id>[^/]+)/(?<scope>(?<day>\\d{8})"
                    + "/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request), SignedHeaders=(?<headers>[^,]+), Signature=(?<signature>\\w{64})");

    private SignatureCheck() {}

    /** Who signed, for which region and service, and whether the signature is that of the secret. */
    record Signed(String id, String region, String service, boolean sound) {}

    static Signed read(ProviderRequest request, String secret) {
        Matcher form = FORM.matcher(String.valueOf(request.header("Authorization")));
        if (!form.matches()) {
            throw new AssertionError("There is no signature of version 4: " + request.header("Authorization"));
        }
        String canonical = String.join(
                "\n",
                request.method(),
                // Signed is the path as it was sent, with every segment escaped once more.
                request.path().replace("%", "%25"),
                request.query(),
                Arrays.stream(form.group("headers").split(";", -1))
                        .map(name -> name + ":"
                                + Objects.requireNonNull(request.header(name)).strip() + "\n")
                        .collect(Collectors.joining()),
                form.group("headers"),
                hash(request.body()));
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                Objects.requireNonNull(request.header("X-Amz-Date")),
                form.group("scope"),
                hash(canonical));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part :
                new String[] {form.group("day"), form.group("region"), form.group("service"), "aws4_request"}) {
            key = keyed(key, part);
        }
        boolean sound = HexFormat.of().formatHex(keyed(key, toSign)).equals(form.group("signature"));
        return new Signed(form.group("id"), form.group("region"), form.group("service"), sound);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("This JVM does not know SHA-256", e);
        }
    }

    private static byte[] keyed(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("This JVM does not know HMAC", e);
        }
    }
}
