"""Common given names, and the short forms of English ones.

Used where it matters whether a capitalised word is a given name: before a full name it makes another person of it
("James Earl Carter" where Earl Carter is known). Small tables of common knowledge.
"""

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "Abraham": ("Abe",),
    "Albert": ("Al", "Bert"),
    "Alexander": ("Alex", "Al", "Sandy", "Sasha"),
    "Alexandra": ("Alex", "Sandra", "Sasha"),
    "Alfred": ("Al", "Alf", "Fred"),
    "Alice": ("Ali",),
    "Alison": ("Ali",),
    "Allan": ("Al",),
    "Allen": ("Al",),
    "Amanda": ("Mandy",),
    "Andrew": ("Andy", "Drew"),
    "Angela": ("Angie",),
    "Anthony": ("Tony",),
    "Antonio": ("Tony",),
    "Arnold": ("Arnie",),
    "Arthur": ("Art",),
    "Barbara": ("Barb", "Barbie"),
    "Bartholomew": ("Bart",),
    "Benjamin": ("Ben", "Benny"),
    "Bernard": ("Bernie", "Bern"),
    "Beverly": ("Bev",),
    "Bradley": ("Brad",),
    "Bruce": (),
    "Caroline": ("Carrie",),
    "Catherine": ("Cathy", "Kate", "Cate", "Katie"),
    "Charles": ("Charlie", "Chuck", "Chas"),
    "Christina": ("Chris", "Tina", "Christy"),
    "Christine": ("Chris", "Tina", "Chrissy"),
    "Christopher": ("Chris", "Kit", "Topher"),
    "Clifford": ("Cliff",),
    "Cynthia": ("Cindy",),
    "Daniel": ("Dan", "Danny"),
    "David": ("Dave", "Davey"),
    "Deborah": ("Deb", "Debbie"),
    "Dennis": ("Denny",),
    "Dominic": ("Dom",),
    "Donald": ("Don", "Donnie", "Donny"),
    "Dorothy": ("Dot", "Dottie"),
    "Douglas": ("Doug",),
    "Edmund": ("Ed", "Eddie", "Ned"),
    "Edward": ("Ed", "Eddie", "Ted", "Teddy", "Ned"),
    "Edwin": ("Ed", "Eddie"),
    "Eleanor": ("Ellie", "Nell", "Nora"),
    "Elizabeth": ("Liz", "Lizzie", "Beth", "Betty", "Betsy", "Eliza", "Libby"),
    "Emily": ("Em",),
    "Ernest": ("Ernie",),
    "Eugene": ("Gene",),
    "Frances": ("Fran", "Fanny"),
    "Francis": ("Frank", "Fran"),
    "Franklin": ("Frank",),
    "Frederick": ("Fred", "Freddie", "Rick"),
    "Gabriel": ("Gabe",),
    "Geoffrey": ("Geoff",),
    "Gerald": ("Gerry", "Jerry"),
    "Gregory": ("Greg",),
    "Harold": ("Harry", "Hal"),
    "Helen": ("Nell",),
    "Henry": ("Hank", "Harry", "Hal"),
    "Herbert": ("Herb", "Bert"),
    "Howard": ("Howie",),
    "Hubert": ("Hugh", "Bert"),
    "Isaac": ("Ike",),
    "Isabel": ("Izzy", "Bella"),
    "Jacob": ("Jake",),
    "Jacqueline": ("Jackie",),
    "James": ("Jim", "Jimmy", "Jamie", "Jimmie"),
    "Janet": ("Jan",),
    "Jeffrey": ("Jeff",),
    "Jennifer": ("Jen", "Jenny"),
    "Jeremy": ("Jerry",),
    "Jessica": ("Jess", "Jessie"),
    "John": ("Jack", "Johnny", "Jon"),
    "Jonathan": ("Jon", "Jonny"),
    "Joseph": ("Joe", "Joey", "Jos"),
    "Joshua": ("Josh",),
    "Judith": ("Judy", "Jude"),
    "Julian": ("Jules",),
    "Katherine": ("Kathy", "Kate", "Katie", "Kitty", "Kay"),
    "Kathleen": ("Kathy", "Kate"),
    "Kenneth": ("Ken", "Kenny"),
    "Kimberly": ("Kim",),
    "Kristen": ("Kris", "Kristi"),
    "Laura": ("Laurie",),
    "Laurence": ("Larry", "Laurie"),
    "Lawrence": ("Larry", "Laurie"),
    "Leonard": ("Len", "Lenny", "Leo"),
    "Leslie": ("Les",),
    "Lewis": ("Lew", "Lou"),
    "Louis": ("Lou", "Louie"),
    "Louise": ("Lou",),
    "Lucille": ("Lucy",),
    "Madeleine": ("Maddie",),
    "Margaret": ("Maggie", "Meg", "Peggy", "Marge", "Margie", "Greta"),
    "Martha": ("Marty",),
    "Martin": ("Marty",),
    "Matthew": ("Matt",),
    "Maureen": ("Mo",),
    "Maxwell": ("Max",),
    "Melissa": ("Mel", "Missy"),
    "Michael": ("Mike", "Mick", "Mickey"),
    "Mitchell": ("Mitch",),
    "Nancy": ("Nan",),
    "Natalie": ("Nat",),
    "Nathan": ("Nate", "Nat"),
    "Nathaniel": ("Nate", "Nat"),
    "Nicholas": ("Nick", "Nicky"),
    "Norman": ("Norm",),
    "Oliver": ("Ollie",),
    "Pamela": ("Pam",),
    "Patricia": ("Pat", "Patty", "Trish", "Tricia"),
    "Patrick": ("Pat", "Paddy"),
    "Peter": ("Pete",),
    "Philip": ("Phil",),
    "Phillip": ("Phil",),
    "Randolph": ("Randy",),
    "Raymond": ("Ray",),
    "Rebecca": ("Becky", "Becca"),
    "Reginald": ("Reg", "Reggie"),
    "Richard": ("Dick", "Rich", "Rick", "Ricky", "Richie"),
    "Robert": ("Bob", "Bobby", "Rob", "Robbie", "Bert"),
    "Roderick": ("Rod", "Rick"),
    "Rodney": ("Rod",),
    "Roger": ("Rog",),
    "Ronald": ("Ron", "Ronnie"),
    "Rudolph": ("Rudy",),
    "Russell": ("Russ",),
    "Samantha": ("Sam",),
    "Samuel": ("Sam", "Sammy"),
    "Sandra": ("Sandy",),
    "Sarah": ("Sally", "Sadie"),
    "Sidney": ("Sid",),
    "Stanley": ("Stan",),
    "Stephanie": ("Steph",),
    "Stephen": ("Steve", "Stevie"),
    "Steven": ("Steve", "Stevie"),
    "Stuart": ("Stu",),
    "Susan": ("Sue", "Susie", "Suzie"),
    "Suzanne": ("Sue", "Suzie"),
    "Theodore": ("Ted", "Teddy", "Theo"),
    "Theresa": ("Terry", "Tess"),
    "Thomas": ("Tom", "Tommy"),
    "Timothy": ("Tim",),
    "Valerie": ("Val",),
    "Veronica": ("Ronnie",),
    "Victor": ("Vic",),
    "Victoria": ("Vicky", "Vicki", "Tori"),
    "Vincent": ("Vince", "Vinny"),
    "Virginia": ("Ginny",),
    "Walter": ("Walt", "Wally"),
    "Wesley": ("Wes",),
    "William": ("Bill", "Billy", "Will", "Willie", "Willy", "Liam"),
    "Zachary": ("Zach", "Zack"),
}
"""English given names with their short forms."""

_OTHERS = """
    Aaron Adam Adele Adolf Adrian Agnes Ahmed Alan Alba Alberto Alejandro Alena Alessandro Alfonso Ali Amelia Amir Amy Ana
    Andrea Andreas Andrei André Angel Ángel Anita Anja Ann Anna Anne Annette Annie Antoine Anton Antony Ari Ariel Asma Audrey
    August Axel Ayşe Barack Barbro Barry Beatrice Beatriz Bella Benedict Benito Bernd Bettina Bjørn Boris Brad Brenda Brett
    Brian Brigitte Bruno Bryan Camille Carl Carla Carlo Carlos Carmen Carol Carolyn Cesar César Charlotte Chelsea Cheryl
    Chloe Christian Christoph Claire Clara Claude Claudia Colin Connor Craig Curtis Dale Damian Daniela Darren Dean Denise
    Derek Diana Diane Diego Dieter Dimitri Dirk Dmitri Donna Doris Dwight Earl Edgar Eduardo Ekaterina Elena Eli Elias Elijah
    Elisabeth Ellen Elon Elsa Emil Emma Emmanuel Enrique Eric Erica Erik Erika Esther Ethan Eva Evan Eve Evelyn Fabian Fatima
    Felipe Felix Fernando Fiona Francesco Francisco François Franz Frauke Friedrich Gary Gavin Georg George Georges Gerhard
    Gilbert Giorgio Giovanni Giulia Giuseppe Glenn Gordon Grace Graham Gretchen Guido Guillermo Gustav Guy Hannah Hans Harriet
    Hassan Hector Heidi Heinrich Helga Helmut Henri Hillary Horst Hugo Hussein Ian Ibrahim Ida Igor Ingrid Irene Iris Irina
    Isabella Ivan Ivanka Jan Jane Janice Jared Jason Jasmine Javier Jay Jean Jens Jerome Jesse Jesús Jill Jimena Jo Joachim
    Joan Joanna Joel Johan Johann Johannes Jordan Jorge Josef José Joyce Juan Juana Julia Julie Julio Justin Kamala Karen Karl
    Keith Kelly Kevin Khalid Klaus Kurt Kyle Lars Laurent Lauren Leah Leo Leon Leonardo Liam Lily Linda Lisa Lloyd Logan
    Lorenzo Lothar Luca Lucia Lucy Luigi Luis Lukas Lydia Lynn Magnus Malcolm Manfred Manuel Marc Marcel Marcello Marcia Marco
    Marcus Maria María Marianne Marie Mario Marion Marjorie Mark Marta Mary Maurice Mauricio Megan Melania Michel Michele
    Michelle Miguel Milan Miles Mitt Mohamed Mohammad Mohammed Monica Muhammad Mustafa Nadia Natasha Neil Nelson Nicole Nigel
    Nina Noah Nora Olaf Olga Olivia Olivier Omar Oscar Otto Pablo Paola Paolo Pascal Paul Paula Pedro Penelope Petra Philippe
    Phyllis Pierre Quentin Quincy Rachel Rafael Ralph Ramón Raúl René Rita Roberto Robin Rodrigo Roland Rosa Rose Ross Roy
    Ruben Ruth Ryan Saddam Said Salvador Santiago Sara Scott Sean Sebastian Serena Sergei Sergio Seth Shane Sharon Shaun
    Sheila Shirley Silvia Silvio Simon Simone Sofia Sonia Sophia Sophie Stefan Stella Sven Sylvia Tamara Tanya Tara Tatiana
    Tiffany Tracy Travis Trevor Ulrich Ursula Valentina Vanessa Vera Vernon Vicente Vladimir Volodymyr Wade Wanda Warren
    Wayne Wendy Werner Wilhelm Winston Wolfgang Xavier Yasmin Yolanda Yuri Yusuf Yvonne Zoe
"""

GIVEN_NAMES = frozenset(
    {*SHORT_FORMS, *(short for shorts in SHORT_FORMS.values() for short in shorts), *_OTHERS.split()}
)
"""Given names that are common enough to be recognised."""
