package dev.lockstep.account.openid;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How the provider is talked to: no redirects, no waiting beyond some seconds, no long answers. */
final class ProviderHttp {
    static final int MAX_BODY_BYTES = 512 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final ClientHttpRequestInterceptor BOUNDED =
            (request, body, execution) -> new BoundedResponse(execution.execute(request, body), MAX_BODY_BYTES);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final JdkClientHttpRequestFactory requests;

    ProviderHttp() {
        requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build());
        requests.setReadTimeout(ANSWER_TIMEOUT);
    }

    Map<String, Object> json(String address) {
        var body = template().exchange(address, HttpMethod.GET, null, JSON).getBody();
        return body == null ? Map.of() : body;
    }

    /** For keys. */
    RestTemplate template() {
        var made = new RestTemplate(requests);
        made.getInterceptors().add(BOUNDED);
        return made;
    }

    /** For what is asked about a person. */
    RestTemplate userTemplate() {
        var made = template();
        made.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return made;
    }

    /** For the exchange of a code. */
    RestClient tokenClient() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(BOUNDED)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }
}
