package dev.lockstep.account.openid;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that fails where it grows longer than what we want to read. */
final class BoundedResponse implements ClientHttpResponse {
    private final ClientHttpResponse response;
    private final int maxBytes;

    BoundedResponse(ClientHttpResponse response, int maxBytes) {
        this.response = response;
        this.maxBytes = maxBytes;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return response.getHeaders();
    }

    @Override
    public InputStream getBody() throws IOException {
        return new BoundedBody(response.getBody(), maxBytes);
    }

    @Override
    public void close() {
        response.close();
    }
}
