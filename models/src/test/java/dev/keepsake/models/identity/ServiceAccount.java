package dev.keepsake.models.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service account of Google's that was made up a moment ago: its key, and the file that Google would hand out for it. */
public final class ServiceAccount {

    public static final String PROJECT = "made-up-project";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BITS = 2048;

    private final KeyPair keys;

    public ServiceAccount() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("This JVM knows no RSA", e);
        }
    }

    /** Writes the file. */
    public Path write(Path folder, URI tokens) {
        Path file = folder.resolve("service-account.json");
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        try {
            return Files.writeString(
                    file,
                    JSON.writeValueAsString(Map.of(
                            "type", "service_account",
                            "project_id", PROJECT,
                            "private_key_id", "key-1",
                            "private_key", key,
                            "client_email", "keepsake@made-up-project.iam.gserviceaccount.com",
                            "client_id", "1234567890",
                            "token_uri", tokens + "/token")));
        } catch (IOException e) {
            throw new AssertionError("The file cannot be written", e);
        }
    }

    /** The claims of a token that this account has signed. */
    JsonNode claims(String signed) {
        String[] parts = signed.split("\\.", -1);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw new AssertionError("The signature is not this account's");
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError("The signature cannot be read", e);
        }
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }
}
