package dev.actors.spring.web;

import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

import jakarta.annotation.PreDestroy;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An application of its own process, whose one actor writes what it handles into a file. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({LedgerApplication.Ledger.class, LedgerApplication.Book.class})
class LedgerApplication {

    static final String READY = "LISTENS ON ";

    static void main(String[] args) {
        ConfigurableApplicationContext context =
                SpringApplication.run(LedgerApplication.class, args);
        System.out.println(
                READY + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The file; its bean is destroyed when the actors have ended. */
    static class Book {
        private final Writer writer;

        Book(@Value("${ledger.file}") Path file) throws IOException {
            writer = Files.newBufferedWriter(file);
        }

        void write(long id) {
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

    /** Slower than those who post. */
    @Actor(value = "ledger", autostart = true)
    static class Ledger {

        record Entry(long id) {}

        private final Book book;

        Ledger(Book book) {
            this.book = book;
        }

        @Receive
        void enter(Entry entry) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
            book.write(entry.id());
        }
    }
}
