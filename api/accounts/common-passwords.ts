/**
 * What people choose most often, without digits at the ends: from zxcvbn-ts (MIT), which counted leaked passwords, and
 * what is common in Vietnam and in its offices (ours). Small letters and digits, no diacritics.
 */
const list = `
0000000000d 0000000000o 000777fffa 0987654321a 1029384756q 10293847qp 1111111111zz 11111aaaaa 111222333a 123123123a
123123123q 1234554321a 1234554321q 1234567890a 1234567890d 1234567890m 1234567890o 1234567890p 1234567890q
1234567890qaz 1234567890qw 1234567890qwe 1234567890s 1234567890w 1234567890z 1234567890zzz 123456789a 123456789aa
123456789as 123456789asd 123456789b 123456789c 123456789d 123456789e 123456789f 123456789g 123456789i 123456789j
123456789k 123456789l 123456789m 123456789n 123456789o 123456789p 123456789q 123456789qaz 123456789qq 123456789qqq
123456789qw 123456789qwe 123456789r 123456789s 123456789t 123456789v 123456789w 123456789x 123456789y 123456789z
123456789zx 123456789zxc 123456789zz 12345678qwe 12345abcde 12345trewq 12345zxcvb 123654789a 123hfjdk147 147258369a
17171717aa 19952009sa 2606642yra 26429vadim 32615948worms 413276191q 4815162342a 4815162342lost 4815162342q
4904s677075 6215mila6215 7777755102q 789456123a 789456123q 80070633pc 8096468644q 89231243658s 89876065093rax
9293709b13 987654321a 987654321g 987654321z 989244342a 999111999q a123456789 a1234567890 a1a2a3a4a a1b2c a1b2c3d
a1b2c3d4e a1s2d3f4g a1s2d3f4g5h a2a3a4a5a a2b3c a2b3c4d a2b3c4d5e a2s3d4f5g a2s3d4f5g6h a3eilm2s2y a987654321
aa123456789 aaaa aardvark aaron abc abcabc abcd abcde12345 abcdef abcdefgh abcdefghij abercrombie abgrtyu abigail
abracadabra abrakadabra absolutely access accord accountbloc accounting action adam adgjmptw adidaphat adidas admin
administrator adrenaline adrian afghanistan africa afrika airborne airforce airplane ajcuivd ajnjuhfabz aksjdlasdakj
alabama alaska albert alberto alejandr aleksander aleksandr aleksandra alessandra alessandro alex alexande alexander
alexandr alexandra alexandria alexis alexsander alfred alicia aliens alinaalina alison allahuakbar allen allison alpha
alphaomega alpine alternativa alternative always alyssa am4h39d8nh amadeus amadeusptfcor amanda amateur ambassador
amber america american amsterdam an83546921an anakin anal anastasia anastasija anastasiya anderlecht anderson andre
andrea andreas andrei andrew andrewjackie andrey android andy angel angela angelangel angelica angelina angelo
angelochek angelofwar angels anhnhoem anhtrang anhyeuem anhyeuemmaimai anhyeuemnhieulam animal anna annie antananarivu
anthony antichrist anton antonio anubis anything anytimetoday apache apocalypse apokalipsis apollo apple apples
applesauce april aragorn archer archie arizona armageddon arnold arsenal artemartem arthur artist asdasd asdf asdfasdf
asdfg asdfgh asdfghj asdfghjk asdfghjkl asdzxc ashley assass assassin assman astalavista astonmartin astonvilla
astra334566 athena atlanta atlantis auburn auckland audrey august aurora austin australia autumn avalon avatar
avrillavigne awdrgyjilp awesome awo8rx3wa8t azerbaijan azerty azertyuiop azsxdcfvgb azwebitalia babe babemagnet babes
baby babydoll babygirl babylon bacho bacsi badass badboy badger badnaamhere baggins bailey ball baller balls bambam
bamevacon banana bananas bandit bang bangladesh banshee barbara barbarossa barbie barcelon barcelona barney baseball
basket basketba basketball bass bassman bastard batman battle battlefield battlestar bautroi baxter beach beagle bear
beatles beautiful beauty beaver beavis beer beetle belladonna bender benhvien benjamin benson bentley berezuckiy
berlin bernadette bernard bernie bertha bestfriend bianca biblioteka bigballs bigboobs bigboy bigbrother bigdaddy
bigdog bigfoot biggie bigguy bigmac bigman bigone bigred bigtits bill billy billybob bingo binhan binhduong binhyen
bird birdie birmingham birthday biscuit bishop biteme blabla black blackadder blackberry blackcat blackdog blackdragon
blackhawks blackheart blackhorse blackie blackman blackmetal blackwhite blade bladerunner blades blahblah blaster
blazer blessed blingbling blink blitzkrieg blizzard blonde blondie blood blowjob blowme bltynbabrfwbz blue bluebird
bluedevils bluedragon blueeyes bluemoon blues bluesky bmvm3e46gtr bobafett bobbie bobbob bobby bobcat bodoi boeing
bollocks bollox bomber bome bond bondage bondarenko bonehead bongbong bongda bonguoi bonjour bonnie boobies booboo
boobs booger boogie boomer booty bophanmotcua boredboi4u boss boston bottom bowling boy4u2ownnyc bpgjldsgjldthnf
bradley brandi brandon brandy brasil braveheart braves brazil breakdance brenda brendan brian brianna bridge britney
brittany bronco broncos brooke brooklyn brooks brother brown brownie browns bruce brucewayne bruins bruno brutus bubba
bubble bubbles buck buckeye buckeyes buddha buddy budlight buffalo buffett buffy bugger bujhmbujhm bulldog bulldogs
bullet bullshit bullwinkle bunny buonlam buonqua burger burton bushmaster business businessbabe buster butler butt
butter butterbean butterfl butterfly butthead buttons byajhvfnbrf byteme c43dae874d c43qpul5rz c7e4f8ezqh cactus
cadillac caesar caicachhanhchinh calculator californ california callie callofduty calvin camaro camera cameron camille
camon campbell canada canbo cancer candy candyfinger cannon cannondale cantho cantona capital captain cardinal carlo
carlos carmen carolina caroline carpet carrie carrot carson carter cartman casablanca caserta casey casino casper
cassidy cassie castle catalina catch catdog caterpillar catfish cats cavalier cdh0v99ue cdtnkfyf cegthgegth
cegthgfhjkm celeste celica celtic cessna cfkfvfylhf cghfdjxybr cgtwbfkbcn challenger champion chance chandler change
changeme chaoanh chaoban chaoem chaos charger chargers charles charleston charlie charlott charly cheburashka check
cheerleader cheerleaers cheese cheeseburger cheesecake chelsea cherokee cherry cheryl chessmaster chester chesterfield
chevelle chevy cheyenne chicago chichi chicken chickenwing chicks chiefs chinchilla chinhquyen chinhquyenso chipper
chocolat chocolate chongyeu chopper chris chrisbrown chrissy christ christia christiaan christian christin christine
christop christophe christopher christy chronic chuagiesu chubby chuck chucky chuyendoiso cincinnati cinderella cindy
cjdthitycndj cjkysirj cjkywt claire classic claude claudia clayton clifford clinton clover clubpenguin cnfnbcnbrf
cnjvfnjkju cobra cocacola codon cody coffee collection colleen college collins colombia colorado colors colt coltrane
columbia combat comicbookdb comicbooks commercial compaq compatible computador computadora computer concrete condor
confidence congai congan congchua congchuc congphuong connect connection connie connor constantin constantine
construction consumer contortionist contrai contrasena control controller conyeu cookie cookies cool cooldude coolio
cooper coorslight copenhagen copper coquan corona corperfmonsy corvette cosmopolitan cosmos cotton cougar
counterstrike country courtney cowboy cowboys coyote cracker crazy cream creative cricket crimson cristina cristopher
crusader crystal ctdfcnjgjkm cthutq cumming cumshot curious curtis cvzefh1gkc cxfcnkbdfz cxfcnmttcnm cyberonline
cyecvevhbr cyjdsvujljv cynthia cytuehjxrf d8cd98f00b daddy daddysgirl dagger daisy dakota dalat dallas damian damien
danang dancer danger dangnhap daniel daniela danielle danni danny dark darkknight darkness darkside darkstar darren
darthvader darwin dashadasha dave david daytona dbrnjhbz dbrnjhjdbx dbrnjhjdyf dctvcjcfnm dctvghbdtn death debbie
december deedee deeppurple deepthroat deerhunter default defender deftones delete delta deltaforce demo demolition
denis denise dennis denver deobiet department depechemode derrick description design desire desperados destiny
destruction detroit deutschland devil devildog devildriver devilmaycry devils dexter dfktynbyrf dfvgbh dhjnvytyjub
diablo diamond diamonds diana dichvucong dictionary diesel dietcoke difference digger digital digitalprodu dilbert
dillon dima dingdong director dirty discover disney disneyland dixie djivanfros dkflbdjcnjr dkflbvbh dkflbvbhjdbx
dkflbvbhjdyf doctor dodge dodger dodgeram dodgers dodgeviper doggie doggy doggystyle dogphil dogs dollar dolphin
dolphins domainlock domination dominic domino domodedovo donald donaldduck dongnai donkey donkeykong doodle dookie
doraemon dorothy douglas dragon dragonball dragonballz dragonfire dragons dream dreamer dreams driver drizzt drowssap
drpepper drumandbass drummer dublin ducati duchua duchuy duck dude dudley duke dumb2live dumbass duncan duranduran
dustin dusty e5nclizry eagle eagles eatme eatshit eclipse eddie edward efbcapa einstein ejaculation ekaterina elaine
electric electronic electronics element elena elephant elephants elizabet elizabeth elsalvador elvis elwood embecuaanh
emerald emily eminem emnhoanh empire emyeuanh emyeuanhnhieulam energy engine engineer engineering england english
enigma enjoy enter enterpri enterprise eric erotic escaflowne escort eternity eugene evanescence evangelion evelyn
everton everything excellence exigen experience experienced explorer express extreme eybdthcbntn f3fpht7op facebook
falcon fallenangel falloutboy family fantasy farmer fartripper faster fatboy fatcat father fatima fcbarcelona
felicidade felix fender fenerbahce fernando ferrari ferret fetish fgjkbyfhbz fgjrfkbgcbc ficken fighter fighting
finalfantasy finger finish fiorentina fire fireball firebird firefighter firefly fireman firestarter firstone fish
fisher fishing fitzgerald fkg7h4f3v fkmnthyfnbdf fktrcfylh fktrcfylhf fktrcfylhjd fktrcfylhjdbx fktrcfylhjdf
fktrcfylhjdyf fktrcfylth fktrctq flames flash flatron flight flintstone flipper florence florida flower flowers fluffy
flvbybcnhfnjh flyers foobar football ford forest forever forget forgetmenot formatters formula fossil foster
foundation foxtrot france frances francis frank frankie franklin freak freaky fred freddie freddy frederiksberg
fredfred free freedom freelancer freeman freepass freeuser french friday friend friends friendship friendster frog
froggy froinlaven fromvermine frosty frozenfish fsa75yt fufnfrhbcnb funtime fusion future fyfcnfcbz fyfnjkmtdbx
fyfnjkmtdyf fylhtq fynfyfyfhbde gabriel galatasara galatasaray galaxy galina galore gambit gamemaster gandalf
gangbanged gangsta gangster garcia garden garfield garrett gatekeeper gateway gators gblfhfcbyf gearsofwar geheim
gemini general generation genesis genius george georgetown georgia gerald gerard gerasimova german germany geronimo
getsome gettysburg gfhfcjkmrf gfhfvgfvgfv gfhjkm gfhjkmgfhjkm ghbdtn ghbdtnbr ghbdtndctv ghbdtnghbdtn ghbdtngjrf
ghbdtnrfrltkf ghhh47hj ghjatccbjyfk ghjcnbnenrf ghjcnbvtyz ghjcnj ghjcnjabkz ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj
ghjcnjnfr ghjcnjqgfhjkm ghjcnjrdfibyj ghjcnjrdfif ghjgfufylf ghjnbdjcnjzybt ghjnbdjufp ghjrehfnehf ghjrjgtyrj
ghjuhfvbcn ghjuhfvvbcn ghost ghostrecon ghostrider giadinh giadinhhanhphuc giadinhlaso giadinhtoi giants giaovien
gibson gilbert ginger giovanni girl girlfriend girls gizmo gjdtkbntkm gjgeuftd gjikbdctyf gjkysqgbpltw gjytltkmybr
global gloria gmail gn56gn goblin goblue goddess godisgreat godzilla goforit gold goldberg golden goldfinger goldfish
goldie golf golfer golfing goober good goodfellas goodluck goodmorning google gordolee gordon gorilla gotcha gothic
grace gracie graham grandmaster grandorgue grasshopper great greedisgood green greenday greengreen greenhouse
greenlantern greg gregory grendel griffey griffin grizzly groovy groupd gthtcnhjqrf gthtrhtcnjr gtnhjpfdjlcr guardian
guest guinness guitar guitarhero gundam gunner gunslinger gxlmxbewym gy3yt2rgls hacker hailong haiphong halflife
hallelujah hamilton hamlet hammer hammerhead hammertime hamster hanhchinh hanhchinhcong hanhphuc hannah hannibal hanoi
hanoimuathu hanoiphomuong hansolo happy happyhappy hard hardcore hardon hardwareid harley harmony harold harris
harrison harry harrypotter harvey hatinh hawaii hawkeye hd764nw5d7e1vb head headhunter hearts heather heaven
heavymetal hector hedimaptfcor helena helicopter hell hellfire hello hellohello hellokitty hellothere helloworld
hellraiser help helpme hendrix henry hentai herbert hercules herman hershey hesoyam hethong highland highlander
hijodeputa hiphop history hitman hjvfirf hoadao hoahong hoahuongduong hoamai hoanganh hoangnam hoangthi hoangtu
hoangvan hoasen hoatigon hobbes hobbit hochiminh hockey hocsinh hocsinhgioi hoichi hoilamgi holden holiday holland
hollister holly hollywoo hollywood holmes home homer honda hondacivic hondas honey hongkong hooker hooters hoover
hornet horney horny horse horsepower horses hotboy hotdog hotrod hotstuff hottie house housewifes houston howard
hshfd4n hsu75kpot htubcnhfwbz hue hummer hunter hunting hurricanes huskers hypnodanny iaapptfcor iamawesome
iampurehaha ibanez icecream iceman iddqdiddqd iddqdidkfa illuminati iloveboobies ilovegirls ilovejesus ilovemusic
ilovemyfamily ilovemylife ilovemyself iloveu iloveyou imagination immortal impala impossible incredible incubus
independent indian indiana indians indigo infalicall infantry inferno infinity information ingodwetrust insane
insertions inside installdevic installsqlst installutil integra intelinside intelligence interacial intercourse
intermilan international internet intrepid iphone irachka ireland irina irish ironmaiden ironman isabel isabella
isabelle iseedeadpeople island italia itsasecret iverson iwantu j3qq4h7h2v jack jackass jackdaniels jackhammer jackie
jackoff jackson jacob jacqueline jaguar jake jamaica james jamesbond jamesjames jamie janice january japan jasmin
jasmine jason jasper jazz jediknight jedimaster jeep jeff jeffrey jennifer jenny jeremy jericho jerome jerry jersey
jessejames jessica jessie jester jesus jesuschris jesuschrist jesusislord jesussaves jetbalance jigei743ks jimandanne
jimbob jimmy jlbyjxtcndj joanna joanne joejoe joey john johnjohn johnny johnson joker jokerjoker jokx7b9du jonathan
jones jordan joseph josh joshua juan juancarlos juggernaut juice julia julian julie jumper jungle junior jupiter
justforfun justice justin justinbiebe justinbieber justme juventus jxfhjdfirf k123456789 kaiser kalifornia kaliningrad
kamehameha kamelia kangaroo kanmax kansas karate karen karina katana katerina kathleen katie katrina kawasaki
kazakhstan kbnthfnehf kd189nlcih keeper kelly kelsey kennedy kenneth kenny kensington kermit kevin kevinp keyboard
khaosat khongbiet khongco khongcomatkhau khongnoi khongquen khongten khongyeu killer kimberly king kingdom kingfisher
kingkong kirill kiss kissme kitkat kitten kitty kittycat kittykitty klapaucius klaster knickerless knicks knight
knights kobebryant kodiak kolobok konstantin kozanostra kramer kravchenko kristen kristin kristina kristopher
kryptonite kudos4ever kurtcobain kwiatuszek lacrosse ladies lady ladybug ladyffesta lakers lamborghini lamborgini
lamgico lancer langnghe langnghedan larisa larry lasvegas latino laura lauren lawrence lawyer leather leavemealone
ledzep ledzeppelin left4dead legend legion legolas lennon leonard leonardo lesbian leslie lestat lester lethi letmein
letmeinnow levan lexmark lfplhfgthvf lhbjkjubz liberty licker lickme lifehack lifeisgood light lighthouse lights
lightsaber limpbizkit lincoln linda lindsay lindsey linkinpark liquid lisa lissalissa little littlebear littlegirl
littleminge liverpoo liverpool liverpoolfc livestrong lizard lkjhgfdsazx lobster lockerroom logan logitech lolita
lollipop lollol lololyo london lonestar lonewolf long longan longhorn looking loploprock lorenzo lorraine losangeles
loser lost4815162342 lotrfotr louise loulou love loveforever loveislife lovelove lovely loveme lover loverboy lovers
loveyou lovezp loving lowrider lp2568cskt lsia9dnb9y luansantana lucas lucifer lucky luckycharm lucy luke lumberjack
luojianhua luther lvbnhbq lytghjgtnhjdcr lzhan16889 m123456789 m6cjy69u ma123123123 machine madagascar madagaskar
maddie maddog madison madman madmax madness madonna madrid maestro maggie magic magical magnolia magnum maiden
mailcreated maimaiyeuanh maimaiyeuem maisuradze maiyeuanh maiyeuem makaveli maksim malcolm malibu mamnon management
manager manchester mancity mandarinka mandragora mangust maniac manson manuel manutd mapet123456 mapleleafs maprchem
marathon marcel marco marcus margaret margherita maria mariah marie marina marinamarina marine marines marino mario
marion mark markhegarty markus marlboro marley marlin marshall martha martin martina martini marvin mary maryjane
mashamasha massimiliano master masterbaiting masterbate masterbating mastercard masterchief mastermind masters
masturbate masturbation matchbox matematica matematika mathematics matkhau matkhaudai matkhaumanh matkhaumoi
matkhautao matrix matroi matt matthew mattylad mature maurice maurolarastefy maverick maxima maximilian maximus maxine
maxmax maxmotives maxwell maymanh maytinh mayvitinh mechanical meditation megadeth megaman megan melanie melinda
melissa melvin member memphis mercedes mercury meridian merlin messi metallic metallica metropolis mevabe mevefalkcakk
mexico miami michael michaeljackson michel michele michelle michigan mickey mickeymouse microphone microsoft midnight
miguel mike milano milfhunter millennium miller millerlite millertime millie million millionaire milton mine minecraft
minhanh minhasenha minhhang minicooper minnesotahp minnie mirage miranda mission mississippi missy mister mistress
misty mitchell mitsubishi mobile mollie molly molson momsanaladventure monday money moneymaker moneymoney mongoose
monica monika monique monitor monkey monkeybutt monroe monster montana montecarlo montenegro montgom montgomery
montreal mookie moomoo moon moose morgan morganstanley morpheus morris morrison mortalkombat moscow mostwanted motcua
motdepasse mother motherlode motminh motorcycle motorola mountain mouse movie mozart msorcloledbr mtpgam muadong muahe
muathu muaxuan muffin mulder multimedia multiplelo multiplelog munchkin murcielago murphy murray muscle mushroom music
musiclover musicman mustang mustangs myjdxtcxks mylove mypassword mystery nadine naked namdinh namoadidaphat
namomoadidaphat nangcongchua napoleon naruto nascar nasty nastya nastyanastya natali natalia natalie natasha nathan
national naughty naughtyboy navigation ncc1701d ncc1701e nccpl25282 necromancer necronomicon need4speed needforspeed
nelson nemesis nemvxyheqdd5oqxyxyzi neptune network networkingpe neveragain nevergiveup neverwinter newlife newman
neworleans newpass newpassword newport newproject newton newyork newzealand nfnmzyf nghean ngoisao nguoiyeu nguoiyeucu
nguyen nguyenanh nguyenhung nguyenlinh nguyenminh nguyenthi nguyentuan nguyenvan nguyenvana nhanvien nhatrang
nhecsyfujkjdt nhfdvfnjkju nhfrnjhbcn nhfycajhvths nhoanh nhocnhe nhoem nicholas nick nick1234rem nicola nicolas nicole
nightcrawler nightshade nikita nikki nikolaevna nimrod niners ninja nintendo nipple nipples nirvana nissan nissan350z
nobita nokia nokia6230i nokiadermo nolimit nondriversig none nookie nopassword norman norton nostradamus nothing
nottingham november nthvbyfnjh ntktdbpjh nuaddn nugget nuttertools nylons nymets o9i8u7y6t oakland obiwan oblivion
oc247ngucz october office oicu oksana olcrackmaster oldman oldsmobile olegnaruto olga oliver olivia omega omgkremidia
onelove onetwothree online ontheoutside ontherocks open opensesame openup orange orion orlando orochimaru oscar osiris
outlaw overlord oxford p030710pe4o p0o9i8u7y p4ssword pacific packard packers painkiller paintball pakistan paladin
palmer pamela panama panasonic pandemonium pandora pantera panther panthers panties panzer paradise paradox paraklast
paris parker parliament parolparol parrot party pascal pass pass1page passat passion passmaster passport passtrader
passw0rd passwor password passwordpassword passwordstandard patches pathfinder patricia patrick patriot patriots
patton paul pavilion peace peacemaker peaches peanut peanutbutter peanuts pearljam pebbles peekaboo peewee pegasus
pencil penelope penetrating penetration penguin penguins penny pentium people pepper peppermint pepsi percussion
perfect perfection performance performing personal pervert peter peternorth peugeot pfhfnecnhf phamthi phamvan phanmem
phantom phatto phezc419hv philadelphia philip philippines philips phillip philly philosophy phoebe phoenix photos
phpbb phrowz phuonglinh phuongxa picard picasso pickle pickles pierre piglet pikachu pimp pimpin pineapple ping pink
pioneer pirate pirates pitbull pittsburgh pizza planet plastic platinum playboy player playground playstation playtime
please pleasure pointblank poison poiuytrewq pokemon polaris police polina polniypizdec polopolo pontiac poohbear
pookie poop pooper poopie poopoo popcorn popeye porsche porter portishead portland portsmouth portugal postal postov
potato potter powder power powerpower powers precious predator prelude premiumcash presario presidente preston pretty
prettygirl primetime prince princes princess prisonbreak private privet prodigy production professional programmer
proman prometheus prosperity protection psychnaut psycho ptybnxtvgbjy puertorico pufunga pumpkin punisher punkrock
punksnotdead purple pussies pyramid python q123456789 q1234567890 q1q2q3q4q q1w2e q1w2e3r q1w2e3r4t q1w2e3r4t5y
q1w2e3r4t5y6u q1w2e3r4t5y6u7i q1w2e3r4t5y6u7i8o9p q2q3q4q5q q2w3e q2w3e4r q2w3e4r5t q2w3e4r5t6y q3e5t7u9o qa2ws3ed4rf
qa2ws3ed4rf5tg qawsed qawsedrftg qawsedrftgyh qaz123wsx qaz26101778 qaz2wsx qaz2wsx3edc qaz2wsx3edc4rfv qazqaz qazwsx
qazwsxed qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxsw qazxsw23edc qazxsw23edcvfr qazxswedc qazxswedcvfr
qpwoeiruty qq123456789 quality quandoi quanghai quanghuy quangnam quangninh quanly quant4307s quantri quantrivien
queenas quenmatkhau quenroi quicksilver quiksilver qw34er56ty qwaszx qwaszxerdfcv qwe1234567 qwe123qwe qwe456rty
qweasd qweasdzx qweasdzxc qweewq qweqwe qwer qwerasdf qwerasdfzxcv qwert qwertasdfg qwertasdfgzxcvb qwertgfdsa
qwerttrewq qwerty qwertyasdfgh qwertyu qwertyui qwertyuiop qwertyuiopasdfghjkl qwertyytrewq r3vi3wpass rabbit racecar
racerx rachel racing ragnarok raider raiders rainbow rainforest raistlin rammstein random randy ranger rangerover
rangers raptor rascal rasdzv rashley rattlesnake raven ravens raymond razz realmadrid reanimator reaper rebecca rebels
reddog redemption redhead redman redneck redrum redskins redsox redwings reggie regina remember renegade rescue
residentevil respublika revelation review reviewpass revolution reymysterio rfcgthcrbq rfgecnfcerf rfhfrfnbwf
rfhfvtkmrf rfkmrekznjh rfnfcnhjaf rfnfgekmnf rfnthbyf rfrfirf rhbcnbyf rhbcnbyjxrf rhfcyjzhcr rhfvfnjhcr ricardo
richard richardson richie richmond rick ripper riverplate rjhjkmbien rjirfrgbde rjkjrjkmxbr rjntyjr rjs1la7qe
rjycnbnewbz rjycnfynby rkfdbfnehf roadrunner robbie robert roberto robin robinson rock rockbottom rocker rocket
rockhopper rockon rocks rockstar rocky rodney roflcopter roger roland rolltide roman romanroman romeo rommel ronald
ronaldinho ronaldo ronnie rooster root roscoe rose rosebud rottweiler roxanne rubber rulez runescape runner rush
ruslan russell russia rusty ryan s123456789 s456123789 sabine sabrina sacramento sadie safety sagittarius saigon
saigondep sailing sailor sailormoon saints sakura salamander salamandra sally salmon samantha sammie sammy sampson
samson samsung samuel samurai sanandreas sandiego sandman sandra sandy sanfrancisco santiago saobang saqartvelo sarah
sasha sashasasha satan sataniv satisfaction saturn saun24865709 savage savannah scandinavian scarface scarlet scarlett
school schoolgirlie schumacher scooby scoobydo scooter scorpio scorpion scotland scott scotty scoubidou scruffy scully
sdh686drth search seattle sebastia sebastian secret security seemnemaailm seinfeld selfok seminole semperfi
seniseviyor septembe serega serena serendipity serenity sergeevich sergei sergey sergio sersolution server service
sesame sevastopol seven shadow shaggy shakespeare shalom shamanking shamrock shaney shannon shark sharks sharon shasta
shaved shazam sheila shelby shelly sherlock sherman sherry shevchenko shiloh shirley shit shithappens shithead shogun
shooter short shorty shotgun showme showtime sidewinder sidney siemens sierra sieunhan sieuquay silenthill silver
silverstone silvia simferopol simon simone simple simpleplan simpson simpsons singer single sinhvien sinner sirius
sister sithlord skateboard skater skeeter skipper skippy skittles skorpion skyline skywalke slapshot slayer slick
slipknot smallville smile smiles smiley smith smitty smoke smoker smokey smooth snake snakes snapper snatch snickers
sniper snoopy snowball snowman snusmumrik sobaka soccer socrates softball software sojdlg123aljg soldier solidsnake
solomon something sommer songoku sonnenschein sonyericsson sooners sophia sophie soso123aljg spam967888 spanking
spanky sparky spartak spartan special specialinsta specialist speed speedy spencer spider spiderma spiderman spike
spirit spitfire spooky sports spring springfield springsteen sprint sprite spunky spyder squirrel squirt srinivas
stacey stalingrad stalker stallion standard stanley star starcraft stardust stargate stars starscream startrek
starwars statistika stealth steamforums steelers stefan stella stephani stephen sterling steve steven stevie stewart
stickdaddy sticky stimpy stinger stingray stinky stinkyfinger stocking stomatolog stone stonecol stonehenge stones
storm stormy stranger stratocaster strawberry street streetball strenght strider strike stronghold stuart student
studioworks studmuffin stupid subaru sublime subscriber success suck sucker suckit suckme sucks sugar summer
summertime sundance sunday sundaypunch sunderland sunny sunrise sunset sunshine super superduper superfly superman
supermanboy supermario supernatural superpower superpuper supersonic supervisor support surfer surfing susan
sutvsc5ysaa suzanne suzuki svetasveta svetlana swallow sweet sweetdream sweetheart sweetie sweetpea sweets sweety
swimming swinger swordfis swordfish sydney sylvia syncmaster syqo15hil system systemofadown t34vfrc t4r3e2w1q
table54781 tacobell tacoma tadmichaels taikhoan tamara tambiet tamwsn3sja tanker tanner tardis target tarheel tarheels
tarzan tattoo taurus taylor tazman tdfyutkbjy teacher techniques techno technology teddy teen teens telecaster
telemike television temp tempest temppassword tennis tequila teresa terminator terry test tester testing testtest
texas thaibinh thailand thanhcong thanhhoa thanhphohochiminh thanhthao thanks thebeatles thecakeisalie thegame theman
theone therock thesimpsons thomas thompson thuglife thugstools thumper thunder thunderbird thuyduong thuylinh
ticketmaster tickle tiengiang tiffany tiger tigers tigerwoods tigger timber timberlake timberland timberwolf time
timothy tina tinhdau tinhyeu tinhyeucuatoi tinker tinkerbell tintin titanic titans titleist tits toikhongbiet
toiyeuvietnam tokiohotel tombraider tomcat tommy tomtom tony topgun tornado toronto toshiba tottenha toyota tphcm
tracey trains trance trangsang transam transformer transformers translator tranthi tranvan tranvanb travel travis
trebor trevor trfnthbyf trigger trinity tristan triumph trixie trojan trombone trooper trouble truck trucker trucks
trumpet trungtam trunks truonghoc trustno trustnoone tuananh tucker tupacshakur turbo turkey turner turtle tweety
twilight twister tyler ublhjgjybrf ubnd ubndhuyen ubndphuong ubndtinh ubndxa ubvyfcnbrf ufhhbgjnnth ugd5hip2j
ujkjdjkjvrf ultimate unbelievable uncencored undercover underground understand undertaker underworld unforgiven
unicorn united universidad university unreal user usuckballz uyban uybannhandan uybannhandanxa v123456789 vacation
vaffanculo valentin valentina valentinka valera valerie vampire vanessa vanhalen vanphong vanphongubnd vanthu
vanyarespekt vbhjndjhtw vegeta velvet venom121293 verbatim veronica veronika vertigo verygoodbot vfhbyf vfhbyfvfhbyf
vfhecz vfhufhbnrf vfhvtkflrf vflfufcrfh vfntvfnbrf vfrcbv vfrcbvvfrcbv vfvfgfgf vfvfvskfhfve vfvjxrf vfylfhbyrf victor
victoria victory video vienchuc vietnam vietnammuonnam vietnamvodich viking vikings viktor vincent violet viper virgin
virginia virtuagirl vision vladimir vladimirovna vladislava vochong vochongyeu vodich vodichthegioi vodoi volkswagen
volleyball volume voodoo voyager voyeu vqsablpzla vsjasnel vuive vyjujnjxbt w2dlww3v5p wachtwoord walker walkman
wallace wallstreet walnut walter wanker warcraft warhammer40k warlock warren warrior warriors washington water
waterloo watermelon waters watson wazzkaprivet wcrfxtvgbjy weasel webhompass websolutions websolutionssu webster
webuivalidat weed weezer weihnachte weihnachten weihnachtsbau weihnachtsbaum welcome wellington wenef45313 werewolf
wesley western westham westside wethepeople whatever whatthehell wheels whiskey white whitepower whitney whosyourdaddy
whynot wicked widespread wildcat wildcats william williams willie willow wilson winchester window windows winner
winnie winnipeg winston winter wisdom wishmaster wizard wkoa0fp78dk wolf wolfgang wolfman wolfpack wolverin wolverine
wolverines wolves wombat women wonder wonderland wonderwall wonderwoman woody wookie wordpass world wrangler wrestling
wright wrinkle writerspace wutang wwwooo xanadu xaphuong xavier xfiles xiaoyua xinchao xinloi xpressmusic xxxp455w0rd
yahoo yamaha yankee yankees yanshi ybrbnf ybrjkftdbx ybrjkftdyf yellow yeuanh yeuanhnhieu yeubome yeuem yeuemnhieu
yfcnzyfcnz yfnfif yfnfitymrf yjdsqgfhjkm yomama young youtube yvonne z123456789 z1x2c3v4b z1x2c3v4b5n6m z2x3c4v5b
z5ve9rrcz zachary zalo zaq12wsx zaq12wsxcde zaq1xsw zaq1xsw2cde zaqwsx zaqwsxcderfv zaratustra zcfvfzkexifz zcxfcnkbdf
zcxfcnkbdfz zeppelin zipper zjses9evpa zombie zqjphsyf6ctifgu zx123456789 zxcasdqwe zxcv zxcvb12345 zxcvbasdfg zxcvbn
zxcvbnm
`;

const common = new Set(list.split(/\s+/).filter(Boolean));
const shortestOfDigits = 16;

/**
 * True for what is guessed first, given in small letters and digits without diacritics: a common word with digits
 * around it, the same twice, or a number that could be a telephone or a birthday.
 */
export function isCommonPassword(plain: string): boolean {
  if (/^\d*$/.test(plain)) return plain.length < shortestOfDigits;
  const half = plain.slice(0, plain.length / 2);
  const once = half + half === plain ? half : plain;
  return [plain, once, withoutDigits(plain), withoutDigits(once)].some((word) => common.has(word));
}

const withoutDigits = (word: string) => word.replace(/^\d+|\d+$/g, '');
