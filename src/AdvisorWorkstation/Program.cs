using AdvisorWorkstation.Hosting.Verbs;

return await WorkstationCommand.RunAsync(args, Console.Out, Console.Error);
