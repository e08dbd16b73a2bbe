package dev.actors.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The sample application. */
@SpringBootApplication
public class SampleApplication {

    SampleApplication() {}

    /**
     * Starts it.
     *
     * @param args Spring Boot's
     */
    public static void main(String[] args) {
        SpringApplication.run(SampleApplication.class, args);
    }
}
