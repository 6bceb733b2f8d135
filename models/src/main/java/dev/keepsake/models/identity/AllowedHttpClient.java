package dev.keepsake.models.identity;

import dev.keepsake.egress.Egress;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** The HTTP client of AWS's library, to the hosts that egress allows and no others. */
final class AllowedHttpClient implements SdkHttpClient {

    private final SdkHttpClient client;
    private final Egress egress;
    private final String purpose;

    /**
     * Takes over a client and closes it in the end.
     *
     * @param purpose what requests are for, in words that end a sentence
     */
    AllowedHttpClient(SdkHttpClient client, Egress egress, String purpose) {
        this.client = client;
        this.egress = egress;
        this.purpose = purpose;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        egress.require(request.httpRequest().getUri(), purpose);
        return client.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
