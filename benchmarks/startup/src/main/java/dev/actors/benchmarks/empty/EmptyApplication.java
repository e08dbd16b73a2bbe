package dev.actors.benchmarks.empty;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** A web application that says when it is ready to serve, and then ends. */
@SpringBootApplication(proxyBeanMethods = false)
class EmptyApplication {

    static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(EmptyApplication.class);
        application.addListeners(new Ready());
        application.run(arguments).close();
    }

    /** The line that whoever has started it waits for. */
    private static final class Ready implements ApplicationListener<ApplicationReadyEvent> {

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            IO.println("ready");
        }
    }
}
