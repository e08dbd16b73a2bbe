package dev.actors.spring.web;

import dev.actors.spring.Patience;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Streams that are cut off while the server's own thread writes to them. */
@Timeout(180)
class CutStreamTests {

    /** More than a socket takes whose client does not read. */
    private static final byte[] MUCH = new byte[20_000_000];

    /** Opens a stream that is ended in the midst of its first write. */
    static final class Endings {

        private final CompletableFuture<EventStream> stream = new CompletableFuture<>();

        @Bean
        ServletRegistrationBean<HttpServlet> ending(EventStreams streams) {
            HttpServlet servlet =
                    new HttpServlet() {
                        @Override
                        protected void doGet(
                                HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            EventStream opened = streams.open(request, ended(response));
                            stream.complete(opened);
                            opened.offer(MUCH);
                        }
                    };
            var registration = new ServletRegistrationBean<>(servlet, "/actors/topics/ending");
            registration.setAsyncSupported(true);
            return registration;
        }

        private HttpServletResponse ended(HttpServletResponse response) {
            return new HttpServletResponseWrapper(response) {
                @Override
                public ServletOutputStream getOutputStream() throws IOException {
                    return new Ending(super.getOutputStream(), () -> stream.join().end());
                }
            };
        }
    }

    private static final class Ending extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Runnable end;

        Ending(ServletOutputStream out, Runnable end) {
            this.out = out;
            this.end = end;
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            end.run();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {TomcatServletWebServerFactory.class, JettyServletWebServerFactory.class})
    void areOver(Class<?> factory) {
        try (TestServer server = TestServer.start(List.of(factory, Endings.class));
                EventClient _ = EventClient.stalled(server, "ending")) {
            EventStream stream = Patience.of(server.context().getBean(Endings.class).stream);
            Patience.of(stream.over());
        }
    }
}
