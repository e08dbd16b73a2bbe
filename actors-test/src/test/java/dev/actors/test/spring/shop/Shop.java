package dev.actors.test.spring.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application of some actors and a component. */
@SpringBootApplication
public class Shop {}
