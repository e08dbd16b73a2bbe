package dev.actors.benchmarks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

class OrdersApplicationTests {

    private static HttpResponse<String> post(
            HttpClient client, int port, Side side, RestWorkload it)
            throws IOException, InterruptedException {
        return post(client, port, side, it, it.body());
    }

    private static HttpResponse<String> post(
            HttpClient client, int port, Side side, RestWorkload it, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + it.path(side)))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!it.prefer().isEmpty()) {
            request.header("Prefer", it.prefer());
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void takesOrdersAndAnswersQuotesWhenEitherSideServes(Side side) throws Exception {
        try (ConfigurableApplicationContext application = OrdersApplication.start(side);
                HttpClient client = HttpClient.newHttpClient()) {
            int port = OrdersApplication.port(application);
            HttpResponse<String> order = post(client, port, side, RestWorkload.POST);
            assertThat(order.statusCode()).isEqualTo(202);
            HttpResponse<String> quote = post(client, port, side, RestWorkload.ASK);
            assertThat(quote.statusCode()).isEqualTo(200);
            assertThat(quote.body()).isEqualTo("{\"id\":1234567,\"accepted\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoOrderWhenEitherSideServes(Side side) throws Exception {
        try (ConfigurableApplicationContext application = OrdersApplication.start(side);
                HttpClient client = HttpClient.newHttpClient()) {
            int port = OrdersApplication.port(application);
            String order = RestWorkload.POST.body();
            for (String bad :
                    List.of(
                            order.replace("\"order\"", "\"return\""),
                            order.replace("\"type\":\"order\",", ""),
                            order.replace("article", "articles"),
                            order.replace("\"count\":2", "\"count\":2,\"count\":3"),
                            order.replace("\"count\":2", "\"count\":\"2\""),
                            order.replace("\"count\":2", "\"count\":2.0"),
                            order.replace("\"count\":2", "\"count\":null"),
                            order + "{}")) {
                assertThat(post(client, port, side, RestWorkload.POST, bad).statusCode())
                        .as(bad)
                        .isIn(400, 422);
            }
        }
    }

    @Test
    void readsWhatTheScriptPrintsWhenAllWasWell() throws Exception {
        assertThat(Wrk.sample("90000 2000000 300 9000 0"))
                .isEqualTo(new RestSample(45_000, 0.3, 9));
    }

    @Test
    void failsWhenARequestWasNotAnsweredAsItShould() {
        assertThatThrownBy(() -> Wrk.sample("9 2000000 300 9000 4"))
                .isInstanceOf(IOException.class)
                .hasMessage("4 requests were not answered as they should");
    }
}
