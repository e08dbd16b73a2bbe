package dev.actors.spring.web;

import dev.actors.spring.Patience;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.ThreadBindingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A stream whose client vanishes while Tomcat's thread is on its way back from the stream, so that
 * another thread's write is the first to fail: Tomcat then ends the exchange and tells nobody.
 */
@Timeout(60)
class BrokenStreamTests {

    private static final byte[] TEXT = new byte[10_000];

    static final class Leaving implements ThreadBindingListener {

        private final CompletableFuture<EventClient> client = new CompletableFuture<>();
        private final CompletableFuture<EventStream> opened = new CompletableFuture<>();
        private final AtomicBoolean isLeaving = new AtomicBoolean();
        private final CompletableFuture<Void> broken = new CompletableFuture<>();

        @Bean
        ServletRegistrationBean<HttpServlet> stream(EventStreams streams) {
            HttpServlet servlet =
                    new HttpServlet() {
                        @Override
                        protected void doGet(
                                HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            opened.complete(streams.open(request, response));
                        }
                    };
            var registration = new ServletRegistrationBean<>(servlet, "/actors/topics/broken");
            registration.setAsyncSupported(true);
            return registration;
        }

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> listener() {
            return factory ->
                    factory.addContextCustomizers(
                            context -> context.setThreadBindingListener(this));
        }

        @Override
        public void bind() {}

        /** Tomcat's thread has returned from the stream, and looks at errors no more. */
        @Override
        public void unbind() {
            if (isAfterTheStream() && isLeaving.compareAndSet(false, true)) {
                try {
                    Patience.of(client).reset();
                    Patience.of(CompletableFuture.runAsync(this::writeInVain));
                    broken.complete(null);
                } catch (Throwable e) {
                    broken.completeExceptionally(e);
                }
            }
        }

        private void writeInVain() {
            Patience.await("a write fails", () -> !Patience.of(opened).offer(TEXT));
        }

        private static boolean isAfterTheStream() {
            return StackWalker.getInstance()
                    .walk(
                            frames ->
                                    frames.anyMatch(
                                            frame ->
                                                    frame.getMethodName().equals("asyncDispatch")));
        }
    }

    @Test
    void isOverThoughTomcatTellsNobody() throws Exception {
        try (TestServer server =
                        TestServer.start(List.of(Leaving.class), "server.shutdown=immediate");
                EventClient client = EventClient.stalled(server, "broken")) {
            Leaving leaving = server.context().getBean(Leaving.class);
            leaving.client.complete(client);
            Patience.of(leaving.broken);

            Patience.of(Patience.of(leaving.opened).over());
        }
    }
}
