package dev.actors.spring.web;

import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

import jakarta.annotation.PreDestroy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** An application of its own process, whose one actor writes what it handles into a file. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = JettyServletWebServerAutoConfiguration.class)
@Import({LedgerApplication.Ledger.class, LedgerApplication.Book.class})
class LedgerApplication {

    static final String READY = "LISTENS ON ";

    static void main(String[] args) {
        ProcessHandle.current().parent().ifPresent(LedgerApplication::endWith);
        ConfigurableApplicationContext context =
                SpringApplication.run(LedgerApplication.class, args);
        System.out.println(
                READY + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The test cannot end it where it is killed itself. */
    private static void endWith(ProcessHandle parent) {
        var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    /** The file; its bean is destroyed when the actors have ended. */
    static class Book {
        private final Writer writer;
        private final CountDownLatch closing = new CountDownLatch(1);

        Book(@Value("${ledger.file}") Path file) throws IOException {
            writer = Files.newBufferedWriter(file);
        }

        @EventListener
        void close(ContextClosedEvent event) {
            closing.countDown();
        }

        void write(long id) throws InterruptedException {
            closing.await();
            try {
                writer.write(id + "\n");
                writer.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @PreDestroy
        void close() throws IOException {
            writer.close();
        }
    }

    /** Handles nothing before the application is told to end. */
    @Actor(value = "ledger", autostart = true, blocking = true)
    static class Ledger {

        record Entry(long id) {}

        private final Book book;

        Ledger(Book book) {
            this.book = book;
        }

        @Receive
        void enter(Entry entry) throws InterruptedException {
            book.write(entry.id());
        }
    }
}
